package org.aigclabel.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;

/** Checks the laws of every picture format. */
class ImageFormatsTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>();
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
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of("gif", "webp", "tiff", "heif", "jxl-jp2-svg-psd", "misc-sniff");
  }
}
