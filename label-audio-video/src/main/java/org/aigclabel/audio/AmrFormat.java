package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/** AMR and AMR-WB, which have no metadata: recognised, so that the refusal can give advice. */
@AutoService(MediaFormat.class)
public final class AmrFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("amr", "audio/amr", Modality.AUDIO, "amr", "awb");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of();
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.text(head, 0, "#!AMR");
  }

  @Override
  public List<LabelSite> read(MediaSource source) {
    return List.of();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    throw new UnsupportedMediaException(
        source.name(),
        "AMR has no place for a label; put the stream into MP4 or 3GP unchanged"
            + " (ffmpeg -i in.amr -c copy out.mp4) and label that");
  }

  @Override
  public Plan signedContent(MediaSource source) {
    return Plan.keepAll(source);
  }
}
