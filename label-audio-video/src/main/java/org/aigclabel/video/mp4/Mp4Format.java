package org.aigclabel.video.mp4;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/**
 * MP4, QuickTime and 3GP films (ISO/IEC 14496-12): the label stands in moov/udta/meta under the key
 * AIGC (TC260-PG-20257A 6.1).
 */
@AutoService(MediaFormat.class)
public final class Mp4Format extends IsoMedia {

  /** Creates the format; it has no state. */
  public Mp4Format() {
    super(
        MediaType.of(
            "mp4", "video/mp4", Modality.VIDEO, "mp4", "mov", "m4v", "3gp", "3g2", "f4v", "qt"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return isVideo(head);
  }
}
