package org.aigclabel.image.jpeg;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * How components hold colours. Four-component files hold inverted ink, as browsers and ImageMagick
 * take them with or without an Adobe segment; YCCK transforms the ink, turned back once more.
 */
enum Tones {
  GREY,
  YCC,
  RGB,
  CMYK,
  YCCK;

  private static final int ADOBE = 14;

  /** Returns the model that decoders take for a frame behind these segments. */
  static Tones of(MediaSource source, Frame frame, Iterable<Segment> segments) throws IOException {
    boolean jfif = false;
    int transform = -1;
    for (Segment segment : segments) {
      jfif |= segment.isApp(0) && source.startsWith(segment.payloadAt(), "JFIF\0");
      if (segment.isApp(ADOBE)
          && segment.length() >= 12
          && source.startsWith(segment.payloadAt(), "Adobe")) {
        transform = source.u8(segment.payloadAt() + 11);
      }
    }
    return switch (frame.components().size()) {
      case 1 -> GREY;
      case 3 -> isRgb(frame, jfif, transform) ? RGB : YCC;
      case 4 -> transform == 2 ? YCCK : CMYK;
      default ->
          throw new UnsupportedMediaException(
              source.name(),
              "a JPEG of " + frame.components().size() + " components; convert it to RGB first");
    };
  }

  /** What libjpeg takes for RGB: Adobe says so, or the components are named so. */
  private static boolean isRgb(Frame frame, boolean jfif, int transform) {
    if (jfif) {
      return false;
    }
    return transform >= 0
        ? transform == 0
        : frame.components().get(0).id() == 'R'
            && frame.components().get(1).id() == 'G'
            && frame.components().get(2).id() == 'B';
  }

  /** Returns the value of a component, 0 to 255, for a colour. */
  float tone(int component, int rgb) {
    float r = rgb >> 16 & 0xFF;
    float g = rgb >> 8 & 0xFF;
    float b = rgb & 0xFF;
    float most = Math.max(r, Math.max(g, b));
    if (this == RGB) {
      return component == 0 ? r : component == 1 ? g : b;
    }
    if (this == CMYK || this == YCCK) {
      if (component == 3) {
        return most;
      }
      float scale = most == 0 ? 0 : 255 / most;
      r = most == 0 ? 255 : r * scale;
      g = most == 0 ? 255 : g * scale;
      b = most == 0 ? 255 : b * scale;
      if (this == CMYK) {
        return component == 0 ? r : component == 1 ? g : b;
      }
      r = 255 - r;
      g = 255 - g;
      b = 255 - b;
    }
    return switch (component) {
      case 0 -> 0.299f * r + 0.587f * g + 0.114f * b;
      case 1 -> 128 - 0.168736f * r - 0.331264f * g + 0.5f * b;
      default -> 128 + 0.5f * r - 0.418688f * g - 0.081312f * b;
    };
  }

  /** Returns the brightness, 0 to 255, of components' values. */
  int luma(float[] values) {
    float luma =
        switch (this) {
          case GREY, YCC -> values[0];
          case RGB -> 0.299f * values[0] + 0.587f * values[1] + 0.114f * values[2];
          case CMYK ->
              (0.299f * values[0] + 0.587f * values[1] + 0.114f * values[2]) * values[3] / 255;
          case YCCK -> (255 - values[0]) * values[3] / 255;
        };
    return Math.max(0, Math.min(255, Math.round(luma)));
  }
}
