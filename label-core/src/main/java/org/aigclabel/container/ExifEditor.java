package org.aigclabel.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.aigclabel.container.Exif.Directory;
import org.aigclabel.container.Exif.Entry;

/**
 * Puts a user comment into a TIFF block and takes texts out of it, so that nothing else in the
 * block moves: thumbnails and maker notes with offsets stay readable.
 *
 * <p>A comment and the directory that names it are appended, with a footer that says what was
 * repointed; taking it out again gives the very bytes there were before.
 */
public final class ExifEditor {

  private static final byte[] MAGIC = "AIGCundo".getBytes(StandardCharsets.ISO_8859_1);
  private static final int FOOTER = MAGIC.length + 12;
  private static final byte[] CODE = "ASCII\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] NOTHING = {'M', 'M', 0, 42, 0, 0, 0, 0};

  private ExifEditor() {}

  /**
   * Returns the block with this user comment, which replaces one that is there.
   *
   * @param tiff the block, empty to begin a new one
   * @param ascii the comment, of ASCII characters only
   * @throws IllegalArgumentException if the block's directories are incomplete
   */
  public static byte[] withUserComment(byte[] tiff, String ascii) {
    byte[] base = tiff.length == 0 ? NOTHING : tiff;
    Exif exif = Exif.read(base);
    boolean first = exif.directories().isEmpty();
    if (first && tiff.length > 0 || !complete(exif, base.length)) {
      throw new IllegalArgumentException("the Exif block has no complete directory");
    }
    byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
    int start = base.length + (base.length & 1);
    int valueLength = CODE.length + text.length;
    int entries = 2 + exif.directories().stream().mapToInt(Directory::count).sum();
    int room = base.length + valueLength + entries * Exif.ENTRY + FOOTER + 64;
    ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(base, room)).order(exif.order());
    out.position(start).put(CODE).put(text);
    out.position(out.position() + (out.position() & 1));
    boolean nested = exif.directories().size() > 1;
    Optional<Directory> holder = nested ? Optional.of(exif.directories().get(1)) : Optional.empty();
    int directoryAt = out.position();
    directory(out, holder, new long[] {Exif.USER_COMMENT, 7, valueLength, start});
    int pointerAt = holder.map(Directory::pointerAt).orElse(4);
    if (!nested) {
      int exifAt = directoryAt;
      directoryAt = out.position();
      directory(
          out,
          exif.directories().stream().findFirst(),
          new long[] {Exif.EXIF_DIRECTORY, 4, 1, exifAt});
    }
    int old = out.getInt(pointerAt);
    out.putInt(pointerAt, directoryAt);
    out.put(MAGIC).putInt(pointerAt).putInt(old).putInt(tiff.length);
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * Returns the block without the texts that match: the bytes from before {@link #withUserComment},
   * else with the entry taken out and its value zeroed. Empty if the block was begun for the
   * comment.
   */
  public static byte[] without(byte[] tiff, Predicate<Exif.Text> text) {
    byte[] block = tiff;
    for (int i = 0; i < 64; i++) {
      Exif exif = Exif.read(block);
      Optional<Exif.Text> found = exif.texts().stream().filter(text).findFirst();
      if (found.isEmpty()) {
        return block;
      }
      byte[] before = block;
      block = undo(before, found.get()).orElseGet(() -> remove(before, exif, found.get()));
    }
    throw new IllegalArgumentException("the Exif block holds more than 64 texts of this kind");
  }

  private static boolean complete(Exif exif, int length) {
    return exif.directories().stream().allMatch(d -> d.end() <= length);
  }

  private static void directory(ByteBuffer out, Optional<Directory> old, long[] added) {
    int from = old.map(d -> d.at() + 2).orElse(0);
    int count = old.map(Directory::count).orElse(0);
    int countAt = out.position();
    out.putShort((short) 0);
    int written = 0;
    boolean done = false;
    for (int i = 0; i <= count; i++) {
      int entry = from + i * Exif.ENTRY;
      int tag = i < count ? out.getShort(entry) & 0xFFFF : 0x10000;
      if (!done && tag >= added[0]) {
        out.putShort((short) added[0]).putShort((short) added[1]);
        out.putInt((int) added[2]).putInt((int) added[3]);
        written++;
        done = true;
      }
      if (i < count && tag != added[0]) {
        out.put(Arrays.copyOfRange(out.array(), entry, entry + Exif.ENTRY));
        written++;
      }
    }
    out.putInt(old.map(d -> out.getInt(d.end() - 4)).orElse(0));
    out.putShort(countAt, (short) written);
  }

  private static Optional<byte[]> undo(byte[] block, Exif.Text text) {
    int footer = block.length - FOOTER;
    if (footer < 8
        || !Arrays.equals(MAGIC, Arrays.copyOfRange(block, footer, footer + MAGIC.length))) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(block);
    bytes.order(block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int pointerAt = bytes.getInt(footer + MAGIC.length);
    int length = bytes.getInt(footer + MAGIC.length + 8);
    if (length != 0 && (length < 8 || length > footer)
        || pointerAt < 4
        || pointerAt > Math.max(8, length) - 4) {
      return Optional.empty();
    }
    byte[] before = Arrays.copyOf(block, length);
    if (length > 0) {
      ByteBuffer.wrap(before)
          .order(bytes.order())
          .putInt(pointerAt, bytes.getInt(footer + MAGIC.length + 4));
    }
    boolean ours =
        text.value().chars().allMatch(c -> c < 0x80)
            && complete(Exif.read(before), length)
            && (length == 0 || Exif.read(before).isReadable())
            && Arrays.equals(block, withUserComment(before, text.value()));
    return ours ? Optional.of(before) : Optional.empty();
  }

  private static byte[] remove(byte[] block, Exif exif, Exif.Text text) {
    byte[] edited = block.clone();
    for (Directory directory : exif.directories()) {
      for (Entry entry : directory.entries()) {
        if (entry.valueAt() == text.offset() && entry.tag() == text.tag()) {
          int end = Math.min(directory.end(), block.length);
          System.arraycopy(
              block, entry.at() + Exif.ENTRY, edited, entry.at(), end - entry.at() - Exif.ENTRY);
          Arrays.fill(edited, end - Exif.ENTRY, end, (byte) 0);
          ByteBuffer.wrap(edited)
              .order(exif.order())
              .putShort(directory.at(), (short) (directory.count() - 1));
          if (outside(exif, entry)) {
            Arrays.fill(edited, entry.valueAt(), entry.valueAt() + entry.length(), (byte) 0);
          }
          return edited;
        }
      }
    }
    throw new IllegalStateException("no entry at " + text.offset());
  }

  private static boolean outside(Exif exif, Entry entry) {
    return entry.valueAt() >= 8
        && exif.directories().stream()
            .allMatch(
                d -> entry.valueAt() >= d.end() || entry.valueAt() + entry.length() <= d.at());
  }
}
