package org.aigclabel.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/**
 * A text file's characters with their byte offsets. In 8-bit encodings a character stands for one
 * byte, so that what is no ASCII passes through untouched.
 *
 * @param encoding how the characters are stored
 * @param text the characters, up to the limit of a block
 */
public record TextView(TextEncoding encoding, String text) {

  /** Reads a file, or as much of it as the limits allow at once. */
  public static TextView of(MediaSource source) throws IOException {
    TextEncoding encoding =
        TextEncoding.of(source.head(0, MediaFormat.HEAD))
            .orElseThrow(
                () ->
                    new UnsupportedMediaException(
                        source.name(), "no text in UTF-8, UTF-16 or GB 18030: convert it first"));
    ByteBuffer bytes = source.head(encoding.mark(), source.limits().block());
    if (encoding.unit() == 2) {
      bytes.limit(bytes.limit() & ~1);
      StringBuilder text = new StringBuilder(bytes.remaining() / 2);
      boolean little = encoding.charset() == StandardCharsets.UTF_16LE;
      while (bytes.hasRemaining()) {
        char c = bytes.getChar();
        text.append(little ? Character.reverseBytes(c) : c);
      }
      return new TextView(encoding, text.toString());
    }
    return new TextView(encoding, StandardCharsets.ISO_8859_1.decode(bytes).toString());
  }

  /** Returns what of a text file is never read: all past the limit of a block, if it has more. */
  public static List<Finding> unread(MediaSource source) {
    int most = source.limits().block();
    return source.size() <= most
        ? List.of()
        : List.of(Finding.of(Rule.HAZARD_UNREAD, "reason.beyond:" + most, most));
  }

  /** Returns the file's byte at which the character stands. */
  public long offset(int index) {
    return encoding.mark() + (long) index * encoding.unit();
  }

  /** Returns a piece of text as people read it. */
  public String decode(String piece) {
    return encoding.unit() == 2
        ? piece
        : new String(piece.getBytes(StandardCharsets.ISO_8859_1), encoding.charset());
  }
}
