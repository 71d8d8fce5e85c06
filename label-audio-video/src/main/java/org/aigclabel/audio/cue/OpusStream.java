package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.OggPage;

/**
 * The pages of sound of one Opus stream in Ogg.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7845">RFC 7845</a>
 */
final class OpusStream {

  /**
   * Packets put before a page.
   *
   * @param before the page that then follows
   * @param packets the packets
   */
  record Part(int before, List<byte[]> packets) {
    int samples() {
      return packets.stream().mapToInt(OpusStream::samples).sum();
    }
  }

  private static final int END = 4;
  private static final int PER_PAGE = 40;
  private static final long REACH = 5 * 48_000;

  private final MediaSource source;
  private final List<OggPage> pages = new ArrayList<>();
  private final List<Long> granules = new ArrayList<>(List.of(0L));
  private int streams;
  private boolean opus;
  private int channels;
  private int skipped;

  private OpusStream(MediaSource source) throws IOException {
    this.source = source;
    boolean tags = false;
    for (Optional<OggPage> next = OggPage.next(source, 0);
        next.isPresent();
        next = OggPage.next(source, next.get().end())) {
      OggPage page = next.get();
      if (page.first()) {
        streams++;
        opus = source.startsWith(page.body(), "OpusHead") && page.length() >= 19;
        channels = opus ? source.u8(page.body() + 9) : 0;
        skipped = opus ? source.u16le(page.body() + 10) : 0;
        opus = opus && source.u8(page.body() + 18) == 0;
      } else if (!tags) {
        tags = page.closed();
      } else {
        pages.add(page);
        granules.add(page.granule() >= 0 ? page.granule() : granules.get(granules.size() - 1));
      }
      if (pages.size() > source.limits().items()) {
        throw source.malformed(page.offset(), "too many pages");
      }
    }
  }

  static OpusStream read(MediaSource source) throws IOException {
    return new OpusStream(source);
  }

  /** Returns whether it is one Opus stream of one or two channels, and nothing else. */
  boolean simple() {
    return streams == 1 && opus && channels >= 1 && channels <= 2 && !pages.isEmpty();
  }

  MediaSource source() {
    return source;
  }

  int channels() {
    return channels;
  }

  List<OggPage> pages() {
    return pages;
  }

  /** Returns the position at the beginning of a page, in samples of 48 kHz. */
  long granule(int page) {
    return granules.get(page);
  }

  /** Returns the last page before which nothing is heard; what decoders skip stays before it. */
  int opening() {
    int page = 0;
    while (page < pages.size() && granule(page + 1) <= skipped) {
      page++;
    }
    return closedBefore(page);
  }

  /** Returns the samples that are skipped behind that page. */
  long openingSkipped() {
    return skipped - granule(opening());
  }

  /** Returns the last page, at or before this one, that begins with a new packet. */
  int closedBefore(int page) {
    int at = page;
    while (at > 0 && !pages.get(at - 1).closed()) {
      at--;
    }
    return at;
  }

  /**
   * Returns a page near the middle before which least is heard: where the packets beside are short.
   * Decoders need a moment to find back into the programme, which silence hides.
   */
  int middle() {
    int half = pages.size() / 2;
    long time = granule(half);
    int found = closedBefore(half);
    int least = Integer.MAX_VALUE;
    for (int i = 1; i < pages.size(); i++) {
      boolean near = Math.abs(granule(i) - time) <= REACH && pages.get(i - 1).closed();
      int beside = near ? beside(i) : least;
      found = beside < least ? i : found;
      least = Math.min(least, beside);
    }
    return found;
  }

  private int beside(int page) {
    return lastPacket(pages.get(page - 1).lacing()) + firstPacket(pages.get(page).lacing());
  }

  private static int firstPacket(byte[] lacing) {
    int length = 0;
    for (int i = 0; i < lacing.length; i++) {
      length += lacing[i] & 0xFF;
      if (lacing[i] != (byte) 0xFF) {
        break;
      }
    }
    return length;
  }

  private static int lastPacket(byte[] lacing) {
    int length = 0;
    for (int i = lacing.length - 1; i >= 0; i--) {
      if (lacing[i] != (byte) 0xFF && length > 0) {
        break;
      }
      length += lacing[i] & 0xFF;
    }
    return length;
  }

  /** Returns all packets of sound. */
  List<byte[]> packets() throws IOException {
    List<byte[]> packets = new ArrayList<>();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    for (OggPage page : pages) {
      long at = page.body();
      for (byte segment : page.lacing()) {
        packet.writeBytes(source.array(at, segment & 0xFF));
        at += segment & 0xFF;
        if (segment != (byte) 0xFF) {
          packets.add(packet.toByteArray());
          packet.reset();
        }
      }
    }
    return packets;
  }

  /** Returns the samples of a packet at 48 kHz (RFC 6716, 3.1). */
  static int samples(byte[] packet) {
    if (packet.length == 0) {
      return 0;
    }
    int config = packet[0] >> 3 & 31;
    int frame =
        config < 12
            ? new int[] {480, 960, 1920, 2880}[config & 3]
            : config < 16 ? new int[] {480, 960}[config & 1] : 120 << (config & 3);
    int code = packet[0] & 3;
    int count = code == 0 ? 1 : code < 3 ? 2 : packet.length > 1 ? packet[1] & 63 : 0;
    return frame * count;
  }

  void insert(Plan.Edits edits, List<Part> parts) throws IOException {
    int numbers = 0;
    long shift = 0;
    int next = 0;
    for (int i = 0; i <= pages.size(); i++) {
      while (next < parts.size() && parts.get(next).before() == i) {
        Part part = parts.get(next++);
        boolean last = i == pages.size();
        OggPage near = pages.get(Math.min(i, pages.size() - 1));
        int number = near.sequence() + (last ? 1 : 0) + numbers;
        List<byte[]> made = lay(part, new long[] {granule(i) + shift, number, near.serial()}, last);
        for (byte[] page : made) {
          edits.insert(last ? near.end() : near.offset(), page);
        }
        numbers += made.size();
        shift += part.samples();
      }
      if (i < pages.size()) {
        boolean ends = parts.get(parts.size() - 1).before() == pages.size();
        boolean trimmed = ends && i == pages.size() - 1;
        long more = trimmed ? granule(i) + length(pages.get(i)) - pages.get(i).granule() : 0;
        shift += more;
        move(edits, pages.get(i), new long[] {numbers, shift}, ends);
      }
    }
  }

  /** Returns the samples of the packets that end in a page, none of them trimmed. */
  private int length(OggPage page) throws IOException {
    int length = 0;
    long at = page.body();
    long start = at;
    for (byte segment : page.lacing()) {
      at += segment & 0xFF;
      if (segment != (byte) 0xFF) {
        length += samples(source.array(start, (int) Math.min(2, at - start)));
        start = at;
      }
    }
    return length;
  }

  private void move(Plan.Edits edits, OggPage page, long[] by, boolean open) throws IOException {
    int flags = open ? page.flags() & ~END : page.flags();
    if (by[0] == 0 && flags == page.flags()) {
      return;
    }
    OggPage moved =
        new OggPage(
            0,
            flags,
            page.granule() < 0 ? page.granule() : page.granule() + by[1],
            page.serial(),
            page.sequence() + (int) by[0],
            page.lacing());
    byte[] bytes = moved.bytes(source.array(page.body(), page.length()));
    edits.replace(page.offset(), 27, Arrays.copyOf(bytes, 27));
  }

  private static List<byte[]> lay(Part part, long[] start, boolean last) {
    List<byte[]> made = new ArrayList<>();
    long granule = start[0];
    for (int from = 0; from < part.packets().size(); from += PER_PAGE) {
      int to = Math.min(part.packets().size(), from + PER_PAGE);
      ByteArrayOutputStream lacing = new ByteArrayOutputStream();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (byte[] packet : part.packets().subList(from, to)) {
        for (int left = packet.length; left >= 255; left -= 255) {
          lacing.write(255);
        }
        lacing.write(packet.length % 255);
        body.writeBytes(packet);
        granule += samples(packet);
      }
      int flags = last && to == part.packets().size() ? END : 0;
      int number = (int) start[1] + made.size();
      byte[] segments = lacing.toByteArray();
      OggPage page = new OggPage(0, flags, granule, (int) start[2], number, segments);
      made.add(page.bytes(body.toByteArray()));
    }
    return made;
  }
}
