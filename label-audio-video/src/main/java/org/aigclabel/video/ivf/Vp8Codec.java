package org.aigclabel.video.ivf;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** VP8 (RFC 6386). */
@AutoService(PictureCodec.class)
public final class Vp8Codec implements PictureCodec {

  private static final List<String> ENCODERS =
      List.of(
          "libvpx -deadline realtime -cpu-used 4 -lag-in-frames 0 -auto-alt-ref 0 -g 999999"
              + " -crf 4 -b:v 100M -qmin 2 -qmax 14");

  @Override
  public Set<String> names() {
    return Set.of("V_VP8", "vp08");
  }

  @Override
  public String box() {
    return "vpcC";
  }

  @Override
  public PictureStream stream(Track track) {
    return new IvfStream(track, "VP80", ENCODERS) {
      @Override
      public boolean standsAlone(byte[] sample) {
        return sample.length > 0 && (sample[0] & 1) == 0;
      }
    };
  }
}
