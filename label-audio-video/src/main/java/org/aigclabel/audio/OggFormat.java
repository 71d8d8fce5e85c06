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
import org.aigclabel.container.Ogg;
import org.aigclabel.spi.MediaFormat;

/**
 * Vorbis, Opus, Speex, FLAC and Theora in Ogg: the entry {@code AIGC} of the comment header
 * (TC260-PG-202510A).
 */
@AutoService(MediaFormat.class)
public final class OggFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("ogg", "audio/ogg", Modality.AUDIO, "ogg", "opus", "oga", "spx", "ogv");
  private static final Carrier COMMENT = Carrier.guide("ogg.comment");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(COMMENT);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.magic(head, "OggS");
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    return Ogg.read(source).labels(COMMENT);
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    Ogg.read(source).requireWhole();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    return Ogg.read(source).labelled(label.toJson());
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return Ogg.read(source).canonical();
  }
}
