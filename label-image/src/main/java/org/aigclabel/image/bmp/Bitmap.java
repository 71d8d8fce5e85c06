package org.aigclabel.image.bmp;

import java.util.Locale;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.spi.PlacelessFormat;

/** A picture format without metadata. */
abstract class Bitmap extends PlacelessFormat {

  Bitmap(MediaType type) {
    super(type);
  }

  @Override
  protected String refusal(MediaSource source) {
    return type().name().toUpperCase(Locale.ROOT)
        + " has no place for a label: save the picture as PNG or WebP and label that";
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG and label that";
  }
}
