package org.aigclabel.video.mp4;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/**
 * Apple's audio and audiobook files, which are MP4 by another brand (TC260-PG-202510A places the
 * label as in MP4).
 */
@AutoService(MediaFormat.class)
public final class M4aFormat extends IsoMedia {

  /** Creates the format; it has no state. */
  public M4aFormat() {
    super(MediaType.of("m4a", "audio/mp4", Modality.AUDIO, "m4a", "m4b", "f4a", "f4b"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return isAudio(head);
  }
}
