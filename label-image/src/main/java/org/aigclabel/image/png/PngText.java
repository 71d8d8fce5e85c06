package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.aigclabel.MediaSource;

/**
 * A tEXt, zTXt or iTXt chunk.
 *
 * @param chunk where it stands
 * @param keyword its name
 * @param data the chunk's data
 * @param from where the text begins in it
 * @param deflated whether the text is compressed
 */
record PngText(PngChunk chunk, String keyword, byte[] data, int from, boolean deflated) {

  private static final int LONGEST_KEYWORD = 79;

  /** Reads a chunk if it is one of the three and well-formed up to its text. */
  static Optional<PngText> of(MediaSource source, PngChunk chunk) throws IOException {
    boolean international = chunk.is("iTXt");
    if (!international && !chunk.is("tEXt") && !chunk.is("zTXt")) {
      return Optional.empty();
    }
    byte[] data = source.array(chunk.dataAt(), chunk.length());
    int end = zero(data, 0);
    if (end < 0 || end > LONGEST_KEYWORD) {
      return Optional.empty();
    }
    String keyword = new String(data, 0, end, StandardCharsets.ISO_8859_1);
    if (chunk.is("tEXt")) {
      return Optional.of(new PngText(chunk, keyword, data, end + 1, false));
    }
    if (!international) {
      return data.length < end + 2
          ? Optional.empty()
          : Optional.of(new PngText(chunk, keyword, data, end + 2, true));
    }
    int language = data.length < end + 3 ? -1 : zero(data, end + 3);
    int translated = language < 0 ? -1 : zero(data, language + 1);
    return translated < 0
        ? Optional.empty()
        : Optional.of(new PngText(chunk, keyword, data, translated + 1, data[end + 1] == 1));
  }

  private static int zero(byte[] data, int from) {
    int at = from;
    while (at < data.length && data[at] != 0) {
      at++;
    }
    return at < data.length ? at : -1;
  }

  boolean named(String name) {
    return keyword.strip().equalsIgnoreCase(name);
  }

  /** Returns the bytes of the text, decompressed. */
  byte[] value(Inflation inflation) throws IOException {
    return deflated
        ? inflation.inflate(data, from)
        : ByteBuffer.allocate(data.length - from).put(data, from, data.length - from).array();
  }

  /** Returns whether the text begins as JSON does, without reading all of it. */
  boolean looksLikeJson() {
    byte[] head = new byte[32];
    int length = Math.min(head.length, data.length - from);
    if (deflated) {
      length = Inflation.peek(data, from, head);
    } else {
      System.arraycopy(data, from, head, 0, length);
    }
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1).stripLeading();
    return text.startsWith("{") || text.startsWith("\"{") || text.startsWith("AIGC");
  }

  /** Returns text that should be ISO 8859-1 but is UTF-8 as many writers have it. */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns a tEXt chunk. */
  static byte[] plain(String keyword, String latin1) {
    return PngChunk.bytes("tEXt", (keyword + "\0" + latin1).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns an uncompressed iTXt chunk without language. */
  static byte[] international(String keyword, byte[] utf8) {
    byte[] head = (keyword + "\0\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer data = ByteBuffer.allocate(head.length + utf8.length).put(head).put(utf8);
    return PngChunk.bytes("iTXt", data.array());
  }
}
