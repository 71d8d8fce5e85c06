package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;

/**
 * The TIFF block of Exif, as JPEG, PNG, WebP and HEIF keep it: orientation and the two texts that
 * hold labels. Read leniently; what cannot be read is not there. No thumbnails, no maker notes.
 */
public final class Exif {

  /** Tag of the user comment, a text with an 8-byte character code before it. */
  public static final int USER_COMMENT = 0x9286;

  /** Tag of the picture's description. */
  public static final int IMAGE_DESCRIPTION = 0x010E;

  static final int ORIENTATION = 0x0112;
  static final int EXIF_DIRECTORY = 0x8769;
  static final int ENTRY = 12;

  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  private static final int CODE = 8;

  /**
   * A text in the block.
   *
   * @param tag {@link #USER_COMMENT} or {@link #IMAGE_DESCRIPTION}
   * @param offset the first byte of the value in the block
   * @param length the bytes of the value in the block
   * @param value the text without character code and trailing zeros
   */
  public record Text(int tag, int offset, int length, String value) {}

  /**
   * One entry of a directory.
   *
   * @param at the first of its 12 bytes
   * @param tag its tag
   * @param type its field type
   * @param valueAt the first byte of its value, inside the entry if it has four bytes or fewer
   * @param length the bytes of its value
   */
  record Entry(int at, int tag, int type, int valueAt, int length) {}

  /**
   * One directory.
   *
   * @param pointerAt where its offset stands
   * @param at its first byte
   * @param count the number of entries it declares
   * @param entries those whose values lie within the block
   */
  record Directory(int pointerAt, int at, int count, List<Entry> entries) {

    int end() {
      return at + 2 + count * ENTRY + 4;
    }

    Optional<Entry> find(int tag) {
      return entries.stream().filter(entry -> entry.tag() == tag).findFirst();
    }
  }

  private final ByteBuffer block;
  private final List<Directory> directories = new ArrayList<>();

  /** Returns the orientation in the first block near a picture's head, 1 if there is none. */
  public static int orientation(MediaSource picture) throws IOException {
    String head = picture.latin1(0, (int) Math.min(picture.size(), 1 << 17));
    int little = head.indexOf("II*\0");
    int big = head.indexOf("MM\0*");
    int at = little < 0 ? big : big < 0 ? little : Math.min(little, big);
    return at < 0
        ? 1
        : read(head.substring(at).getBytes(StandardCharsets.ISO_8859_1)).orientation();
  }

  private Exif(byte[] tiff) {
    this.block = ByteBuffer.wrap(tiff).asReadOnlyBuffer();
  }

  /** Reads a block that begins with the TIFF header; any bytes give a result. */
  public static Exif read(byte[] tiff) {
    Exif exif = new Exif(tiff);
    if (tiff.length >= 8) {
      int order = exif.block.getShort(0);
      exif.block.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      if ((order == 0x4949 || order == 0x4D4D) && exif.block.getShort(2) == 42) {
        exif.directory(4);
        exif.first()
            .flatMap(first -> first.find(EXIF_DIRECTORY))
            .ifPresent(entry -> exif.directory(entry.at() + 8));
      }
    }
    return exif;
  }

  /** Returns whether the block has a first directory that can be read. */
  public boolean isReadable() {
    return !directories.isEmpty();
  }

  /** Returns how the stored picture is to be turned, 1 to 8; 1 if it does not say. */
  public int orientation() {
    return first()
        .flatMap(first -> first.find(ORIENTATION))
        .filter(entry -> entry.length() >= 2)
        .map(
            entry ->
                entry.type() == 3
                    ? block.getShort(entry.valueAt()) & 0xFFFF
                    : entry.length() == 4 ? block.getInt(entry.valueAt()) : 1)
        .filter(value -> value >= 1 && value <= 8)
        .orElse(1);
  }

  /** Returns the byte order of the block. */
  public ByteOrder order() {
    return block.order();
  }

  /** Returns the texts in the block that are not blank. */
  public List<Text> texts() {
    List<Text> texts = new ArrayList<>();
    for (Directory directory : directories) {
      for (Entry entry : directory.entries()) {
        if (entry.tag() == USER_COMMENT || entry.tag() == IMAGE_DESCRIPTION) {
          String value = text(entry);
          if (!value.isBlank()) {
            texts.add(new Text(entry.tag(), entry.valueAt(), entry.length(), value));
          }
        }
      }
    }
    return texts;
  }

  /** The first directory and then, if there is one, the Exif directory. */
  List<Directory> directories() {
    return directories;
  }

  String text(Entry entry) {
    byte[] bytes = new byte[entry.length()];
    block.get(entry.valueAt(), bytes);
    boolean coded = entry.tag() == USER_COMMENT && hasCode(bytes);
    int from = coded ? CODE : 0;
    Charset charset =
        coded && bytes[0] == 'U' ? utf16(bytes, from, order()) : StandardCharsets.UTF_8;
    String text = new String(bytes, from, bytes.length - from, charset);
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == 0 || text.charAt(end - 1) == ' ')) {
      end--;
    }
    return text.substring(text.startsWith("\uFEFF") && end > 0 ? 1 : 0, end);
  }

  private static boolean hasCode(byte[] bytes) {
    if (bytes.length < CODE) {
      return false;
    }
    String code = new String(bytes, 0, CODE, StandardCharsets.ISO_8859_1);
    return code.startsWith("ASCII")
        || code.startsWith("UNICODE")
        || code.startsWith("JIS")
        || code.equals("\0".repeat(CODE));
  }

  /** Writers disagree on the byte order of UNICODE comments: the zero bytes of ASCII tell. */
  private static Charset utf16(byte[] bytes, int from, ByteOrder order) {
    if (bytes.length >= from + 2) {
      if (bytes[from] == 0 && bytes[from + 1] != 0 || (bytes[from] & 0xFF) == 0xFE) {
        return StandardCharsets.UTF_16BE;
      }
      if (bytes[from] != 0 && bytes[from + 1] == 0 || (bytes[from] & 0xFF) == 0xFF) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private Optional<Directory> first() {
    return directories.stream().findFirst();
  }

  private void directory(int pointerAt) {
    long at = block.getInt(pointerAt) & 0xFFFFFFFFL;
    if (at < 8 || at > block.limit() - 2) {
      return;
    }
    int start = (int) at;
    int count = block.getShort(start) & 0xFFFF;
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count && start + 2 + (i + 1) * ENTRY <= block.limit(); i++) {
      entry(start + 2 + i * ENTRY).ifPresent(entries::add);
    }
    directories.add(new Directory(pointerAt, start, count, entries));
  }

  private Optional<Entry> entry(int at) {
    int type = block.getShort(at + 2) & 0xFFFF;
    int size = type < SIZES.length ? SIZES[type] : type == 129 ? 1 : 0;
    long length = (block.getInt(at + 4) & 0xFFFFFFFFL) * size;
    long valueAt = length <= 4 ? at + 8 : block.getInt(at + 8) & 0xFFFFFFFFL;
    if (size == 0 || valueAt + length > block.limit()) {
      return Optional.empty();
    }
    int tag = block.getShort(at) & 0xFFFF;
    return Optional.of(new Entry(at, tag, type, (int) valueAt, (int) length));
  }
}
