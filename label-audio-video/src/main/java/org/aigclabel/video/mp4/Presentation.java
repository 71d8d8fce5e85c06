package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/**
 * Which part of a track's media is heard: one edit of {@code elst}, and iTunes' own comment.
 *
 * @param start where it begins, in units of the track
 * @param length of it, in units of the track
 * @param entry the byte of the edit; negative without an edit list
 * @param wide whether its numbers have 64 bits
 * @param comment the byte of the numbers of {@code iTunSMPB}; negative if there is none
 */
record Presentation(long start, long length, long entry, boolean wide, long comment) {

  private static final Pattern NUMBERS =
      Pattern.compile(" ?[0-9A-F]{8} ([0-9A-F]{8}) ([0-9A-F]{8}) ([0-9A-F]{16})");

  /**
   * Reads them.
   *
   * @param total the length of the media
   * @param scale units of the track in a unit of the movie
   */
  static Presentation of(MediaSource source, List<Box> path, long total, double scale)
      throws IOException {
    long comment = comment(source, path.get(0));
    List<Box> lists = IsoBoxes.find(source, path.get(1), "edts", "elst");
    if (lists.isEmpty()) {
      Presentation all = new Presentation(0, total, -1, false, comment);
      return comment < 0 ? all : all.commented(source, total);
    }
    Box elst = lists.get(0);
    boolean wide = source.u8(elst.payload()) == 1;
    long count = source.u32(elst.payload() + 4);
    Optional<Presentation> heard = Optional.empty();
    for (int i = 0; i < Math.min(count, 3); i++) {
      long at = elst.payload() + 8 + (wide ? 20L : 12L) * i;
      long length = wide ? source.u64(at) : source.u32(at);
      long start = wide ? source.bytes(at + 8, 8).getLong() : (int) source.u32(at + 4);
      if (start >= 0 && heard.isPresent() || source.u16(at + (wide ? 16 : 8)) != 1) {
        throw several(source);
      }
      if (start >= 0) {
        long most = Math.max(0, total - start);
        long units = length == 0 ? most : Math.min(most, Math.round(length * scale));
        heard = Optional.of(new Presentation(start, units, at, wide, comment));
      }
    }
    if (lists.size() > 1 || count > 3 || heard.isEmpty()) {
      throw several(source);
    }
    return heard.get();
  }

  private static UnsupportedMediaException several(MediaSource source) {
    return new UnsupportedMediaException(
        source.name(), "no sample can be put in: its edit list has several parts or speeds");
  }

  private static long comment(MediaSource source, Box moov) throws IOException {
    for (Box list : IsoBoxes.find(source, moov, "udta", "meta", "ilst")) {
      for (Box item : IsoBoxes.children(source, list)) {
        String text =
            item.is("----") && item.length() < 1024
                ? source.latin1(item.offset(), (int) item.length())
                : "";
        Matcher numbers = NUMBERS.matcher(text);
        if (text.contains("iTunSMPB") && numbers.find()) {
          return item.offset() + numbers.start(1);
        }
      }
    }
    return -1;
  }

  private Presentation commented(MediaSource source, long total) throws IOException {
    long from = Math.min(total, Long.parseLong(source.latin1(comment, 8), 16));
    long valid = Long.parseUnsignedLong(source.latin1(comment + 18, 16), 16);
    long most = total - from;
    return new Presentation(from, valid > 0 && valid < most ? valid : most, entry, wide, comment);
  }

  /** Returns the first unit that is not heard. */
  long end() {
    return start + length;
  }

  /**
   * Writes another part of a longer media.
   *
   * @param heard from and to in units of the track
   * @param total the length of the media
   * @param scale units of the track in a unit of the movie
   */
  void write(IsoEdits edits, long[] heard, long total, double scale) {
    if (entry >= 0) {
      long length = Math.round((heard[1] - heard[0]) / scale);
      ByteBuffer bytes = ByteBuffer.allocate(wide ? 16 : 8);
      if (wide) {
        bytes.putLong(length).putLong(heard[0]);
      } else {
        bytes.putInt((int) length).putInt((int) heard[0]);
      }
      edits.replace(List.of(), entry, bytes.capacity(), bytes.array());
    }
    if (comment >= 0) {
      long after = total - heard[1];
      String numbers =
          String.format(Locale.ROOT, "%08X %08X %016X", heard[0], after, heard[1] - heard[0]);
      byte[] bytes = numbers.getBytes(StandardCharsets.US_ASCII);
      edits.replace(List.of(), comment, bytes.length, bytes);
    }
  }
}
