package org.aigclabel.image.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The texts in the TIFF blocks of any picture. Blocks are found by their mark, since every format
 * has them in another place; each is read up to its second directory, and never the same byte
 * often.
 */
final class ExifTexts {

  private static final int BLOCKS = 8;
  private static final int MARK = 12;
  private static final int ENTRIES = 1_000;
  private static final int LONGEST = 1 << 16;
  private static final int EXIF = 0x8769;
  private static final int IPTC = 0x83BB;
  private static final int USER_COMMENT = 0x9286;
  private static final int FIRST_OF_WINDOWS = 0x9C9B;
  private static final int LAST_OF_WINDOWS = 0x9C9F;

  private static final Map<Integer, String> NAMES =
      Map.of(
          0x010E,
          "image description",
          0x010F,
          "make",
          0x0110,
          "model",
          0x0131,
          "software",
          0x013B,
          "artist",
          0x8298,
          "copyright",
          USER_COMMENT,
          "user comment",
          0x9C9C,
          "comment",
          0x9C9E,
          "keywords",
          0xA430,
          "owner");

  /**
   * One text.
   *
   * @param name of its tag
   * @param value as it is read
   */
  record Text(String name, String value) {}

  private final byte[] bytes;
  private final List<Text> texts = new ArrayList<>();

  private ExifTexts(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns what the first blocks of a picture hold. */
  static List<Text> in(byte[] picture) {
    ExifTexts found = new ExifTexts(picture);
    String text = new String(picture, ISO_8859_1);
    found.block(0);
    int at = 0;
    for (int i = 0; i < BLOCKS; i++) {
      int little = text.indexOf("II*\0", at + 1);
      int big = text.indexOf("MM\0*", at + 1);
      at = little < 0 || big >= 0 && big < little ? big : little;
      if (at < 0) {
        break;
      }
      if (text.substring(Math.max(0, at - MARK), at)
          .toUpperCase(java.util.Locale.ROOT)
          .contains("EXIF")) {
        found.block(at);
      }
    }
    return found.texts;
  }

  private void block(int start) {
    boolean little = bytes.length > start + 8 && bytes[start] == 'I' && bytes[start + 2] == '*';
    boolean big = bytes.length > start + 8 && bytes[start] == 'M' && bytes[start + 3] == '*';
    if (little || big) {
      ByteBuffer block =
          ByteBuffer.wrap(bytes, start, bytes.length - start)
              .slice()
              .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      long exif = directory(block, block.getInt(4) & 0xFFFFFFFFL);
      if (exif > 0) {
        directory(block, exif);
      }
    }
  }

  /** Reads a directory and returns where the Exif directory stands that it names, or zero. */
  private long directory(ByteBuffer block, long at) {
    long exif = 0;
    if (at + 2 > block.limit()) {
      return exif;
    }
    int count = Math.min(block.getShort((int) at) & 0xFFFF, ENTRIES);
    for (long entry = at + 2; count > 0 && entry + 12 <= block.limit(); entry += 12, count--) {
      int tag = block.getShort((int) entry) & 0xFFFF;
      if (tag == EXIF) {
        exif = block.getInt((int) entry + 8) & 0xFFFFFFFFL;
      } else {
        text(block, (int) entry, tag);
      }
    }
    return exif;
  }

  private void text(ByteBuffer block, int entry, int tag) {
    int type = block.getShort(entry + 2);
    boolean windows = tag >= FIRST_OF_WINDOWS && tag <= LAST_OF_WINDOWS;
    boolean textual = type == 2 || type == 7 && tag == USER_COMMENT || windows || tag == IPTC;
    long length = block.getInt(entry + 4) & 0xFFFFFFFFL;
    long from = length <= 4 ? entry + 8 : block.getInt(entry + 8) & 0xFFFFFFFFL;
    if (!textual || from + length > block.limit()) {
      return;
    }
    byte[] value = new byte[(int) Math.min(length, LONGEST)];
    block.get((int) from, value);
    boolean wide = windows || tag == USER_COMMENT && new String(value, ISO_8859_1).contains("\0");
    String read = windows ? new String(value, UTF_16LE) : new String(value, UTF_8);
    texts.add(
        new Text(NAMES.getOrDefault(tag, "tag " + tag), wide ? read.replace("\0", "") : read));
  }
}
