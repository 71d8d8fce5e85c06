package org.aigclabel.spi;

import java.io.IOException;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;

/**
 * A format that is known but has no place to write a label: the refusal says so, and gives the way
 * out.
 */
public abstract class PlacelessFormat implements MediaFormat {

  private final MediaType type;

  /** Creates a format of this type. */
  protected PlacelessFormat(MediaType type) {
    this.type = type;
  }

  /** Returns why nothing is written to a file, and what to do instead. */
  protected abstract String refusal(MediaSource source) throws IOException;

  @Override
  public final MediaType type() {
    return type;
  }

  @Override
  public final List<Carrier> carriers() {
    return List.of();
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    return List.of();
  }

  @Override
  public final Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    throw new UnsupportedMediaException(source.name(), refusal(source));
  }

  @Override
  public final Plan signedContent(MediaSource source) {
    return Plan.keepAll(source);
  }
}
