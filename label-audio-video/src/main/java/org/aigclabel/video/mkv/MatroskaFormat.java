package org.aigclabel.video.mkv;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.spi.MediaFormat;

/**
 * Matroska and WebM (RFC 9559): the label is the simple tag AIGC in Segment/Tags (TC260-PG-20257A
 * 6.1).
 */
@AutoService(MediaFormat.class)
public final class MatroskaFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("mkv", "video/x-matroska", Modality.VIDEO, "mkv", "webm", "mka", "mk3d", "mks");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(Tags.TAG);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return head.remaining() >= 4 && head.getInt(head.position()) == 0x1A45DFA3;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Element element : MatroskaFile.of(source).elements()) {
      if (element.id() == MatroskaFile.TAGS) {
        try {
          sites.addAll(Tags.read(source, element).labels());
        } catch (MalformedMediaException e) {
          continue;
        }
      }
    }
    return sites;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    MatroskaFile.of(source).requireWhole();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    if (!carrier.equals(Tags.TAG)) {
      throw new IllegalArgumentException(TYPE + " has no place " + carrier);
    }
    return new MatroskaEdit(source).write(label.toJson());
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return new MatroskaEdit(source).signedContent();
  }
}
