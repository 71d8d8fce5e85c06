package org.aigclabel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.audio.AudioSamples;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;
import org.aigclabel.video.VideoSamples;

/** The laws of every audio and video format. */
class AudioVideoContractTest extends FormatContract {

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>(AudioSamples.all());
    samples.putAll(VideoSamples.all());
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of(
        "mp3", "wav-aiff", "flac-ogg-opus-ape", "aigc-peer-written", "mp4", "mkv-webm", "flv");
  }
}
