package org.aigclabel.video.avc;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** H.264: whole frames of 4:2:0 with 8 bits. */
@AutoService(PictureCodec.class)
public final class AvcCodec implements PictureCodec {

  @Override
  public Set<String> names() {
    return Set.of("avc1", "avc3", "V_MPEG4/ISO/AVC");
  }

  @Override
  public String box() {
    return "avcC";
  }

  @Override
  public PictureStream stream(Track track) {
    AvcConfiguration configuration = AvcConfiguration.of(track.configuration());
    int[] size =
        configuration
            .plainFrames()
            .orElseThrow(
                () -> new IllegalStateException("it is interlaced, or not 4:2:0 of 8 bits"));
    return new AvcStream(configuration, size[0], size[1]);
  }
}
