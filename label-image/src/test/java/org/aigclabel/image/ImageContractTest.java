package org.aigclabel.image;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.image.jpeg.JpegSamples;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;

/** The laws of every picture format; a new format adds its samples here. */
class ImageContractTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    samples.put("jpeg", JpegSamples.all());
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of("jpeg");
  }
}
