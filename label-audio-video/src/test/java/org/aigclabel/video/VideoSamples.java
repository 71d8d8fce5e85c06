package org.aigclabel.video;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.testdata.Sample;

/** Small files of every video format. */
public final class VideoSamples {

  private VideoSamples() {}

  /** Returns samples by the name of their format. */
  public static Map<String, List<Sample>> all() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    samples.put("mp4", Mp4Samples.films());
    samples.put("m4a", Mp4Samples.audio());
    samples.put("mkv", MatroskaSamples.all());
    samples.put("flv", OlderSamples.flv());
    samples.put("avi", OlderSamples.avi());
    samples.put("mpeg", OlderSamples.streams());
    return samples;
  }
}
