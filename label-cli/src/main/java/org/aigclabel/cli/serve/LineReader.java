package org.aigclabel.cli.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8, none longer than a limit, so that no peer can fill the memory. */
final class LineReader {

  private final InputStream in;
  private final int longest;

  LineReader(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** Returns the next line, empty at the end; an over-long line is cut to one that is no JSON. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    for (int b = in.read(); b >= 0; b = in.read()) {
      any = true;
      if (b == '\n') {
        break;
      }
      if (line.size() <= longest) {
        line.write(b);
      }
    }
    if (!any) {
      return Optional.empty();
    }
    return Optional.of(
        line.size() > longest
            ? "a line of more than " + longest + " bytes"
            : line.toString(StandardCharsets.UTF_8));
  }
}
