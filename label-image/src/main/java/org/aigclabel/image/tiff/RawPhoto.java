package org.aigclabel.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/** Tells raw photographs, which are TIFF inside, from pictures. */
final class RawPhoto {

  static final String REFUSAL =
      "a raw photograph is only read: label the picture developed from it (TIFF, JPEG, PNG)";

  private static final int DNG_VERSION = 50706;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SUB_DIRECTORIES = 330;
  private static final Set<Long> SENSOR = Set.of(32803L, 34892L);
  private static final Set<Long> MAKERS = Set.of(32767L, 32769L, 32770L, 34713L, 65535L);
  private static final int MOST = 16;

  private RawPhoto() {}

  static boolean isTiff(ByteBuffer head) {
    if (head.remaining() < 8) {
      return false;
    }
    int start = head.position();
    ByteBuffer bytes = head.duplicate().order(order(head));
    int mark = bytes.getShort(start);
    int version = bytes.getShort(start + 2);
    return (mark == 0x4949 || mark == 0x4D4D)
        && (version == 42 || version == 43 && bytes.getShort(start + 4) == 8);
  }

  static boolean isCr2(ByteBuffer head) {
    return head.remaining() > 10
        && head.get(head.position() + 8) == 'C'
        && head.get(head.position() + 9) == 'R';
  }

  /** Returns whether the first directory stands in the head and has a DNG version. */
  static boolean isDng(ByteBuffer head) {
    if (!isTiff(head)) {
      return false;
    }
    int start = head.position();
    ByteBuffer bytes = head.duplicate().order(order(head));
    boolean big = bytes.getShort(start + 2) == 43;
    if (big && head.remaining() < 16) {
      return false;
    }
    long at = big ? bytes.getLong(start + 8) : bytes.getInt(start + 4) & 0xFFFFFFFFL;
    if (at < 8 || at > head.remaining() - 8) {
      return false;
    }
    int first = start + (int) at;
    long count = big ? bytes.getLong(first) : bytes.getShort(first) & 0xFFFF;
    int entry = first + (big ? 8 : 2);
    for (long i = 0; i < count && entry <= head.limit() - 2; i++) {
      if ((bytes.getShort(entry) & 0xFFFF) == DNG_VERSION) {
        return true;
      }
      entry += big ? 20 : 12;
    }
    return false;
  }

  /** Refuses to write into a raw photograph. */
  static void refuse(MediaSource source, Tiff tiff, List<Tiff.Directory> directories)
      throws IOException {
    List<Tiff.Directory> all =
        new ArrayList<>(directories.subList(0, Math.min(MOST, directories.size())));
    Optional<Tiff.Entry> nested = directories.get(0).find(SUB_DIRECTORIES);
    if (nested.isPresent() && tiff.isWhole(nested.get())) {
      long[] offsets = tiff.numbers(nested.get());
      for (int i = 0; i < Math.min(MOST, offsets.length); i++) {
        all.add(tiff.directory(offsets[i]));
      }
    }
    for (Tiff.Directory directory : all) {
      if (directory.find(DNG_VERSION).isPresent()
          || has(tiff, directory, PHOTOMETRIC, SENSOR)
          || has(tiff, directory, COMPRESSION, MAKERS)) {
        throw new UnsupportedMediaException(source.name(), REFUSAL);
      }
    }
  }

  private static boolean has(Tiff tiff, Tiff.Directory directory, int tag, Set<Long> values)
      throws IOException {
    Optional<Tiff.Entry> entry = directory.find(tag);
    if (entry.isEmpty() || !entry.get().inline()) {
      return false;
    }
    long[] numbers = tiff.numbers(entry.get());
    return numbers.length > 0 && values.contains(numbers[0]);
  }

  private static ByteOrder order(ByteBuffer head) {
    return head.get(head.position()) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }
}
