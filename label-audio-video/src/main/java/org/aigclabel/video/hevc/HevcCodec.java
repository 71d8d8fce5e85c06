package org.aigclabel.video.hevc;

import com.google.auto.service.AutoService;
import java.util.Set;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** H.265: progressive pictures of 4:2:0 with 8 bits. */
@AutoService(PictureCodec.class)
public final class HevcCodec implements PictureCodec {

  @Override
  public Set<String> names() {
    return Set.of("hvc1", "hev1", "V_MPEGH/ISO/HEVC");
  }

  @Override
  public String box() {
    return "hvcC";
  }

  @Override
  public PictureStream stream(Track track) {
    HevcConfiguration configuration = HevcConfiguration.of(track.configuration());
    return new HevcStream(configuration, configuration.plainPictures());
  }
}
