package org.aigclabel.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.image.jpeg.JpegSamples;
import org.aigclabel.image.png.PngSamples;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;

/** The laws of every picture format; a new format adds its samples here. */
class ImageContractTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    samples.put("jpeg", JpegSamples.all());
    samples.put("gif", FlatSamples.gif());
    samples.put("webp", FlatSamples.webp());
    samples.put("jxl", FlatSamples.jxl());
    samples.put("jp2", FlatSamples.jp2());
    samples.put("bmp", FlatSamples.bmp());
    samples.put("ico", FlatSamples.ico());
    samples.put("tiff", TiffSamples.tiff());
    samples.put("heif", HeifSamples.heif());
    samples.put("avif", HeifSamples.avif());
    samples.put("svg", SvgSamples.svg());
    samples.put("dng", TiffSamples.dng());
    samples.put("png", PngSamples.all());
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of("png", "jpeg", "gif", "webp", "tiff", "heif", "jxl-jp2-svg-psd", "misc-sniff");
  }
}
