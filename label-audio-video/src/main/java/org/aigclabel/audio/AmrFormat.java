package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.PlacelessFormat;

/** AMR and AMR-WB, which have no metadata: recognised, so that the refusal can give advice. */
@AutoService(MediaFormat.class)
public final class AmrFormat extends PlacelessFormat {

  private static final MediaType TYPE =
      MediaType.of("amr", "audio/amr", Modality.AUDIO, "amr", "awb");

  /** Creates the format. */
  public AmrFormat() {
    super(TYPE);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.text(head, 0, "#!AMR");
  }

  @Override
  protected String refusal(MediaSource source) {
    return "AMR has no place for a label; put the stream into MP4 or 3GP unchanged"
        + " (ffmpeg -i in.amr -c copy out.mp4) and label that";
  }
}
