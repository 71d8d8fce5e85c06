package org.aigclabel.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a text file's characters are stored.
 *
 * @param charset UTF-8, UTF-16 of either order, or GB 18030
 * @param mark length of the byte order mark, 0 if none
 * @param unit bytes of the smallest character: 2 for UTF-16, else 1
 */
public record TextEncoding(Charset charset, int mark, int unit) {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 0, 1);

  /** Returns the encoding of a file that begins with these bytes; empty if they are no text. */
  public static Optional<TextEncoding> of(ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.duplicate().get(bytes);
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return clean(bytes, 3)
              && decodes(StandardCharsets.UTF_8, ByteBuffer.wrap(bytes, 3, bytes.length - 3))
          ? Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3, 1))
          : Optional.empty();
    }
    Optional<TextEncoding> wide = wide(bytes);
    if (wide.isPresent() || !clean(bytes, 0)) {
      return wide;
    }
    if (decodes(StandardCharsets.UTF_8, ByteBuffer.wrap(bytes))) {
      return Optional.of(UTF_8);
    }
    return decodes(GB18030, ByteBuffer.wrap(bytes))
        ? Optional.of(new TextEncoding(GB18030, 0, 1))
        : Optional.empty();
  }

  /** Returns the text as bytes of this encoding, without a byte order mark. */
  public byte[] encode(String text) {
    return text.getBytes(charset);
  }

  private static Optional<TextEncoding> wide(byte[] bytes) {
    boolean little = startsWith(bytes, 0xFF, 0xFE);
    if (!little && !startsWith(bytes, 0xFE, 0xFF)) {
      return unmarked(bytes);
    }
    Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return cleanWide(bytes, 2, charset)
        ? Optional.of(new TextEncoding(charset, 2, 2))
        : Optional.empty();
  }

  /** UTF-16 without a mark is believed when most of one byte of each pair is zero. */
  private static Optional<TextEncoding> unmarked(byte[] bytes) {
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    if (bytes.length < 8 || Math.max(zeros[0], zeros[1]) < bytes.length / 4) {
      return Optional.empty();
    }
    Charset charset = zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return Math.min(zeros[0], zeros[1]) == 0 && cleanWide(bytes, 0, charset)
        ? Optional.of(new TextEncoding(charset, 0, 2))
        : Optional.empty();
  }

  private static boolean cleanWide(byte[] bytes, int from, Charset charset) {
    ByteBuffer text = ByteBuffer.wrap(bytes, from, bytes.length - from);
    return decodes(charset, text)
        && new String(bytes, from, (bytes.length - from) & ~1, charset)
            .chars()
            .allMatch(c -> c >= 0x20 && c != 0xFFFE || isSpace(c));
  }

  private static boolean clean(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      int c = bytes[i] & 0xFF;
      if (c < 0x20 && !isSpace(c) && c != 0x1B || c == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  /** The sample may end within a character. */
  private static boolean decodes(Charset charset, ByteBuffer bytes) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(bytes, CharBuffer.allocate(bytes.remaining() + 1), false);
    return !result.isError() && bytes.remaining() < 4;
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
