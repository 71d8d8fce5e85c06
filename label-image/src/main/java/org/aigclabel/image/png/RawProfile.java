package org.aigclabel.image.png;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A block of metadata in hexadecimal text, as ImageMagick keeps it in PNG.
 *
 * @param name the kind that stands in the text's first line
 * @param header bytes of the block ahead of the content, such as {@code Exif\0\0}
 * @param content the TIFF block or XMP packet
 */
record RawProfile(String name, byte[] header, byte[] content) {

  static final String KEYWORD = "Raw profile type ";

  private static final String EXIF = "Exif\0\0";
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  private static final int LINE = 72;

  static Optional<RawProfile> of(String text) {
    String[] lines = text.strip().split("\\s*\n\\s*", 3);
    if (lines.length < 3 || !lines[1].matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    String hex = lines[2].replaceAll("\\s", "");
    if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    byte[] block = HexFormat.of().parseHex(hex);
    String latin1 = new String(block, java.nio.charset.StandardCharsets.ISO_8859_1);
    int skip = latin1.startsWith(EXIF) ? EXIF.length() : latin1.startsWith(XMP) ? XMP.length() : 0;
    byte[] content = java.util.Arrays.copyOfRange(block, skip, block.length);
    return Optional.of(new RawProfile(lines[0], java.util.Arrays.copyOf(block, skip), content));
  }

  /** Returns whether the content is an XMP packet and no TIFF block. */
  boolean isXmp() {
    return header.length == XMP.length() || name.equalsIgnoreCase("xmp");
  }

  /** Returns the text with other content. */
  String with(byte[] other) {
    String hex = HexFormat.of().formatHex(header) + HexFormat.of().formatHex(other);
    StringBuilder out = new StringBuilder("\n" + name + "\n");
    out.append(String.format("%8d", hex.length() / 2));
    for (int i = 0; i < hex.length(); i += LINE) {
      out.append('\n').append(hex, i, Math.min(hex.length(), i + LINE));
    }
    return out.append('\n').toString();
  }
}
