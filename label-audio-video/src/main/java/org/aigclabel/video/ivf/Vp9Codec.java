package org.aigclabel.video.ivf;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** VP9 of profile 0, which is 4:2:0 with 8 bits. */
@AutoService(PictureCodec.class)
public final class Vp9Codec implements PictureCodec {

  private static final List<String> ENCODERS =
      List.of(
          "libvpx-vp9 -deadline realtime -cpu-used 7 -lag-in-frames 0 -auto-alt-ref 0 -g 999999"
              + " -row-mt 1 -tile-columns 2 -crf 8 -b:v 0 -qmin 2 -qmax 18");
  // Marker 10, profile 00, not an existing frame, key frame, shown (VP9 bitstream 6.2).
  private static final int SHOWN_KEY = 0b10000010;
  private static final int WITHOUT_ERROR_MODE = 0b11111110;

  @Override
  public Set<String> names() {
    return Set.of("V_VP9", "vp09");
  }

  @Override
  public String box() {
    return "vpcC";
  }

  @Override
  public PictureStream stream(Track track) {
    return new IvfStream(track, "VP90", ENCODERS) {
      @Override
      public byte[] raw(byte[] sample, int index) {
        if (index == 0 && !standsAlone(sample)) {
          throw new IllegalStateException("it is not VP9 of profile 0 (4:2:0 of 8 bits)");
        }
        return super.raw(sample, index);
      }

      @Override
      public boolean standsAlone(byte[] sample) {
        return sample.length > 0 && (sample[0] & WITHOUT_ERROR_MODE) == SHOWN_KEY;
      }
    };
  }
}
