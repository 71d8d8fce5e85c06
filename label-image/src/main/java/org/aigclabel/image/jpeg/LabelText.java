package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * Tells labels from other texts where a place is not a label's own.
 *
 * @param start the first byte of the label with what names it
 * @param json the first byte of its JSON
 * @param end the byte after it
 */
record LabelText(int start, int json, int end) {

  private static final String NAME = "AIGC";
  private static final int NEAR = 64;

  /** Returns the label in a comment, or glued as {@code AIGC{…}} into an application segment. */
  static Optional<LabelText> in(MediaSource source, Segment segment) throws IOException {
    boolean comment = segment.marker() == AppText.COMMENT;
    int seen = Math.min(segment.length(), NEAR + NAME.length() + 1);
    if (!comment && (segment.marker() & 0xF0) != 0xE0
        || !comment && !source.latin1(segment.payloadAt(), seen).contains(NAME + "{")) {
      return Optional.empty();
    }
    String text = source.latin1(segment.payloadAt(), segment.length());
    int glued = text.indexOf(NAME + "{");
    if (glued >= 0) {
      int json = glued + NAME.length();
      return Optional.of(new LabelText(glued, json, end(text, json)));
    }
    if (comment && ExifLabels.isLabel(text)) {
      int json = text.indexOf('{');
      return Optional.of(new LabelText(json, json, end(text, json)));
    }
    return Optional.empty();
  }

  /** Returns where the object that begins at {@code from} ends, or the end of an unfinished one. */
  private static int end(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        quoted = c != '"';
        i += c == '\\' ? 1 : 0;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
