package org.aigclabel.av;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aigclabel.testdata.FormatContract;
import org.aigclabel.testdata.Sample;
import org.aigclabel.video.Mp4Samples;

/** The laws of every audio and video format. */
class AudioVideoContractTest extends FormatContract {

  private static final byte[] WAV =
      HexFormat.of()
          .parseHex(
              "524946462c000000574156"
                  + "45666d7420100000000100010040"
                  + "1f0000803e00000200100064617461080000000100020003000400");

  @Override
  protected Map<String, List<Sample>> samples() {
    Map<String, List<Sample>> samples = new TreeMap<>();
    samples.put("mp4", Mp4Samples.films());
    samples.put("wav", List.of(new Sample("silence.wav", WAV)));
    samples.put("m4a", Mp4Samples.audio());
    return samples;
  }

  @Override
  protected List<String> corpusFolders() {
    return List.of("mp4", "aigc-peer-written", "aigc-malformed");
  }
}
