package org.aigclabel.image.bmp;

import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/** A picture format that has no place for metadata: it is known, and writing says the way out. */
abstract class Placeless implements MediaFormat {

  private final MediaType type;

  Placeless(MediaType type) {
    this.type = type;
  }

  @Override
  public MediaType type() {
    return type;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of();
  }

  @Override
  public List<LabelSite> read(MediaSource source) {
    return List.of();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier)
      throws UnsupportedMediaException {
    throw new UnsupportedMediaException(
        source.name(),
        type.name().toUpperCase(java.util.Locale.ROOT)
            + " has no place for a label: save the picture as PNG or WebP and label that");
  }

  @Override
  public Plan signedContent(MediaSource source) {
    return Plan.keepAll(source);
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG and label that";
  }
}
