package org.aigclabel.av;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.audio.AudioSamples;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;
import org.aigclabel.video.Mp4Samples;

/** The laws of every audio and video format. */
class AudioVideoContractTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>(AudioSamples.all());
    samples.put("mp4", Mp4Samples.films());
    samples.put("m4a", Mp4Samples.audio());
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of(
        "mp3", "wav-aiff", "flac-ogg-opus-ape", "mp4", "aigc-peer-written", "aigc-malformed");
  }
}
