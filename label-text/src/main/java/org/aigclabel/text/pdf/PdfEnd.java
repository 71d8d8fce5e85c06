package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;

/** Tells whether a PDF ends where it should, without opening it. Comments may stand anywhere. */
final class PdfEnd {

  private static final int HEAD = 1024;

  /** Readers look for the mark in the last kilobyte; junk behind it may be longer. */
  private static final int TAIL = 1 << 16;

  private static final String MARK = "%%EOF";
  private static final Pattern LINEARIZED =
      Pattern.compile("/Linearized\\b.*?/L\\s+(\\d{1,18})\\b", Pattern.DOTALL);
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:\\s++|%[^\\r\\n]*+)*+(?:\\d+(?:\\s+\\d+)?(?:\\s+o.*)?|xref.*)", Pattern.DOTALL);

  private PdfEnd() {}

  /** Fails if the mark of the end is missing, or another revision begins behind it. */
  static void require(MediaSource source) throws IOException {
    String head = source.latin1(0, (int) Math.min(HEAD, source.size()));
    Matcher linearized = LINEARIZED.matcher(head);
    if (linearized.find()) {
      source.requireReaching(Long.parseLong(linearized.group(1)), "the linearized document");
    }
    int length = (int) Math.min(TAIL, source.size());
    String tail = source.latin1(source.size() - length, length);
    int mark = tail.lastIndexOf(MARK);
    if (mark < 0) {
      throw source.malformed(source.size(), "wanted %%EOF, found the end");
    }
    if (OBJECT.matcher(tail.substring(mark + MARK.length())).matches()) {
      throw source.malformed(source.size(), "wanted the end of another revision, found the end");
    }
  }
}
