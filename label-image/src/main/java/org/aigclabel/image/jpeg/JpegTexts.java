package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;

/** The texts in a JPEG's own comments, for those who look for other things than labels in them. */
public final class JpegTexts {

  private static final int COMMENT = 0xFE;
  private static final int MOST = 100;

  private JpegTexts() {}

  /** Returns the first hundred comments. */
  public static List<String> of(MediaSource source) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JpegHeader.Segment segment : JpegHeader.read(source).segments()) {
      if (segment.marker() == COMMENT && texts.size() < MOST) {
        texts.add(source.utf8(segment.payloadAt(), segment.length()));
      }
    }
    return texts;
  }
}
