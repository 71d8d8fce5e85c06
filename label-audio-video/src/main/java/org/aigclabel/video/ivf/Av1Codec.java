package org.aigclabel.video.ivf;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** AV1 of 4:2:0 with 8 bits (the {@code av1C} box says so). */
@AutoService(PictureCodec.class)
public final class Av1Codec implements PictureCodec {

  private static final int HEAD = 4;
  // Neither many bits nor monochrome, both directions of colour halved.
  private static final int LAYOUT = 0b01111100;
  private static final int PLAIN = 0b00001100;

  @Override
  public Set<String> names() {
    return Set.of("V_AV1", "av01");
  }

  @Override
  public String box() {
    return "av1C";
  }

  @Override
  public PictureStream stream(Track track) {
    byte[] head = track.configuration();
    if (head.length < HEAD || (head[2] & LAYOUT) != PLAIN) {
      throw new IllegalStateException("it is not 4:2:0 of 8 bits");
    }
    return new Av1Stream(track);
  }
}
