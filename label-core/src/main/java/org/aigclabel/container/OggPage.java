package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;

/**
 * One page of an Ogg file.
 *
 * @param offset its first byte in the file
 * @param flags 1 continued, 2 first of its stream, 4 last of its stream
 * @param granule the codec's position at its end; -1 if no packet ends in it
 * @param serial the stream it belongs to
 * @param sequence its number in the stream
 * @param lacing the lengths of its segments
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3533">RFC 3533</a>
 */
public record OggPage(
    long offset, int flags, long granule, int serial, int sequence, byte[] lacing) {

  /** The most bytes of one page. */
  static final int LONGEST = 27 + 255 + 255 * 255;

  private static final int HEADER = 27;
  private static final int POLYNOMIAL = 0x04C11DB7;
  private static final LinearChecksum CHECKSUM = new LinearChecksum(32, POLYNOMIAL);
  private static final int[] TABLE = table();

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        value = value << 1 ^ (value < 0 ? POLYNOMIAL : 0);
      }
      table[i] = value;
    }
    return table;
  }

  /** Returns the first whole page at or after this byte; other bytes between pages are passed. */
  public static Optional<OggPage> next(MediaSource source, long from) throws IOException {
    for (long at = Math.max(0, from); at <= source.size() - HEADER; ) {
      if (source.startsWith(at, "OggS") && source.u8(at + 4) == 0) {
        Optional<OggPage> page = read(source, at);
        if (page.isPresent()) {
          return page;
        }
      }
      at = search(source, at + 1);
    }
    return Optional.empty();
  }

  private static long search(MediaSource source, long from) throws IOException {
    for (long at = from; at < source.size(); ) {
      ByteBuffer block = source.head(at, 4096);
      for (int i = 0; i <= block.limit() - 4; i++) {
        if (block.getInt(i) == 0x4F676753) {
          return at + i;
        }
      }
      if (block.limit() < 4096) {
        break;
      }
      at += block.limit() - 3;
    }
    return source.size();
  }

  private static Optional<OggPage> read(MediaSource source, long at) throws IOException {
    ByteBuffer head = source.bytes(at, HEADER).order(ByteOrder.LITTLE_ENDIAN);
    int segments = head.get(26) & 0xFF;
    if (at + HEADER + segments > source.size()) {
      return Optional.empty();
    }
    OggPage page =
        new OggPage(
            at,
            head.get(5),
            head.getLong(6),
            head.getInt(14),
            head.getInt(18),
            source.array(at + HEADER, segments));
    return page.end() <= source.size() ? Optional.of(page) : Optional.empty();
  }

  /** Returns where its body begins in the file. */
  public long body() {
    return offset + HEADER + lacing.length;
  }

  /** Returns the number of bytes of its body. */
  public int length() {
    int length = 0;
    for (byte segment : lacing) {
      length += segment & 0xFF;
    }
    return length;
  }

  /** Returns the byte after it. */
  public long end() {
    return body() + length();
  }

  /** Returns whether it begins a stream. */
  public boolean first() {
    return (flags & 2) != 0;
  }

  /** Returns whether its last packet ends in it. */
  public boolean closed() {
    return lacing.length > 0 && lacing[lacing.length - 1] != (byte) 0xFF;
  }

  /** Returns the eight bytes of number and checksum when the page's number changes. */
  public byte[] renumbered(MediaSource source, int delta) throws IOException {
    int number = sequence + delta;
    int difference = Integer.reverseBytes(sequence ^ number);
    int sum =
        (int) source.u32le(offset + 22) ^ CHECKSUM.advance(difference, end() - offset - 22 + 4);
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(number).putInt(sum).array();
  }

  /** Returns the page as it stands in a file, with its checksum. */
  public byte[] bytes(byte[] body) {
    ByteBuffer page = ByteBuffer.allocate(HEADER + lacing.length + body.length);
    page.order(ByteOrder.LITTLE_ENDIAN).put("OggS".getBytes(StandardCharsets.US_ASCII));
    page.put((byte) 0).put((byte) flags).putLong(granule).putInt(serial).putInt(sequence);
    page.putInt(0).put((byte) lacing.length).put(lacing).put(body);
    return page.putInt(22, checksum(page.array())).array();
  }

  private static int checksum(byte[] page) {
    int sum = 0;
    for (byte b : page) {
      sum = sum << 8 ^ TABLE[sum >>> 24 ^ b & 0xFF];
    }
    return sum;
  }

  /**
   * Lays packets on pages: as many as wanted if the segments allow, else as few as they need.
   *
   * @param packets the packets, each beginning after the one before
   * @param wanted how many pages; 1 for as few as possible
   * @param start gives serial, first number and flags of the first page
   * @param last gives granule and end flag of the last page
   */
  public static byte[] lay(List<byte[]> packets, int wanted, OggPage start, OggPage last) {
    ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      for (int left = packet.length; left >= 255; left -= 255) {
        lacing.write(255);
      }
      lacing.write(packet.length % 255);
      body.writeBytes(packet);
    }
    byte[] all = body.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int from = 0;
    int number = 0;
    boolean open = false;
    for (byte[] segments : split(lacing.toByteArray(), wanted)) {
      boolean ends = number == split(lacing.toByteArray(), wanted).size() - 1;
      boolean none = new OggPage(0, 0, 0, 0, 0, segments).endsNothing();
      OggPage page =
          new OggPage(
              0,
              (open ? 1 : 0) | (ends ? last.flags() & 4 : 0),
              ends ? last.granule() : none ? -1 : 0,
              start.serial(),
              start.sequence() + number++,
              segments);
      int to = from + page.length();
      out.writeBytes(page.bytes(Arrays.copyOfRange(all, from, to)));
      open = !page.closed();
      from = to;
    }
    return out.toByteArray();
  }

  private boolean endsNothing() {
    for (byte segment : lacing) {
      if (segment != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many pages {@link #lay} uses. */
  public static int count(int segments, int wanted) {
    return Math.min(segments, Math.max(wanted, (segments + 254) / 255));
  }

  private static List<byte[]> split(byte[] lacing, int wanted) {
    int count = count(lacing.length, wanted);
    List<byte[]> pages = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int size = Math.min(255, lacing.length - from - (count - i - 1));
      pages.add(Arrays.copyOfRange(lacing, from, from + size));
      from += size;
    }
    return pages;
  }
}
