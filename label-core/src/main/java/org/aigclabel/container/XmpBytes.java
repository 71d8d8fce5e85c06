package org.aigclabel.container;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aigclabel.MalformedMediaException;

/**
 * A packet's bytes as text and back.
 *
 * @param charset its encoding
 * @param bytes the packet
 */
record XmpBytes(Charset charset, byte[] bytes) {

  static XmpBytes of(byte[] bytes) {
    return new XmpBytes(charset(bytes), bytes);
  }

  private static Charset charset(byte[] bytes) {
    int head = 0;
    for (int i = 0; i < 4 && i < bytes.length; i++) {
      head |= (bytes[i] & 0xFF) << 24 - 8 * i;
    }
    if (head == 0x0000FEFF || head == '<') {
      return Charset.forName("UTF-32BE");
    }
    if (head == 0xFFFE0000 || head == '<' << 24) {
      return Charset.forName("UTF-32LE");
    }
    return switch (head >>> 16) {
      case 0xFEFF, '<' -> StandardCharsets.UTF_16BE;
      case 0xFFFE, '<' << 8 -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  /** Returns the text as it is meant; wrong sequences become U+FFFD. */
  String text() {
    return new String(bytes, charset);
  }

  /** Returns the text for edits: UTF-8 with one character a byte, so that wrong bytes survive. */
  String view() throws MalformedMediaException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (!Arrays.equals(text().getBytes(charset), bytes)) {
      throw new MalformedMediaException(
          "XMP packet", 0, "wanted " + charset + ", found other bytes");
    }
    return text();
  }

  /** Returns text as it goes into the view. */
  String toView(String text) {
    return charset.equals(StandardCharsets.UTF_8)
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        : text;
  }

  /** Returns an edited view as bytes. */
  byte[] bytes(String view) {
    return view.getBytes(
        charset.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : charset);
  }
}
