package org.aigclabel.image.svg;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/**
 * The text of an XML file with the way back to its bytes.
 *
 * @param value the text, with a byte order mark if there is one
 * @param charset its encoding
 */
record SvgText(String value, Charset charset) {

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  /** Decodes a file by its mark, its declaration or, without both, as UTF-8. */
  static SvgText of(MediaSource source, byte[] bytes) throws IOException {
    Charset charset = charset(source, bytes);
    String value = new String(bytes, charset);
    if (!Arrays.equals(bytes, value.getBytes(charset))) {
      throw source.malformed(0, "the text is not in the encoding " + charset + " that it claims");
    }
    return new SvgText(value, charset);
  }

  private static Charset charset(MediaSource source, byte[] bytes) throws IOException {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    if (mark == 0xFEFF || mark == 0x003C) {
      return StandardCharsets.UTF_16BE;
    }
    if (mark == 0xFFFE || mark == 0x3C00) {
      return StandardCharsets.UTF_16LE;
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    if (mark == 0xEFBB || !declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(declared.group(1));
      return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalArgumentException e) {
      throw new UnsupportedMediaException(
          source.name(), "the encoding " + declared.group(1) + " is not known: save it as UTF-8");
    }
  }

  /** Returns the byte at which a character begins. */
  int offset(int index) {
    return value.substring(0, index).getBytes(charset).length;
  }

  /** Returns the bytes of text put in; what the encoding lacks becomes a numeric reference. */
  byte[] encode(String text) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              fit.append(encoder.canEncode(one) ? one : "&#" + c + ";");
            });
    return fit.toString().getBytes(charset);
  }
}
