package org.aigclabel.image.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;

/** Decompresses the texts of one file, all together within its limit. */
final class Inflation {

  private final MediaSource source;
  private int left;

  Inflation(MediaSource source) {
    this.source = source;
    this.left = source.limits().text();
  }

  /** Returns what comes out of a zlib stream; what came before an error if it is broken. */
  byte[] inflate(byte[] data, int from) throws IOException {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      inflater.setInput(data, from, data.length - from);
      byte[] buffer = new byte[8192];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        left -= n;
        if (left < 0) {
          throw source.malformed(0, "texts of more than " + source.limits().text() + " bytes");
        }
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  /** Fills an array with the first bytes that come out of a zlib stream; returns how many. */
  static int peek(byte[] data, int from, byte[] head) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data, from, data.length - from);
      return inflater.inflate(head);
    } catch (DataFormatException e) {
      return 0;
    } finally {
      inflater.end();
    }
  }
}
