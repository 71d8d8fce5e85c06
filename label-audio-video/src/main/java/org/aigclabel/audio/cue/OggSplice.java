package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Plan;
import org.aigclabel.container.OggPage;

/** Puts packets between the pages of one Ogg stream; later pages get new numbers and granules. */
final class OggSplice {

  /**
   * Packets put before a page.
   *
   * @param before the page that then follows
   * @param packets the packets
   * @param lengths the samples of each
   * @param samples by how much they move what follows
   */
  record Part(int before, List<byte[]> packets, List<Integer> lengths, int samples) {}

  private static final int END = 4;
  private static final int PER_PAGE = 40;

  private final OggSound stream;
  private final List<OggPage> pages;
  private final List<Part> parts = new ArrayList<>();

  OggSplice(OggSound stream) {
    this.stream = stream;
    this.pages = stream.pages();
  }

  /** Adds a cue's packets before a page, in the order of pages; returns false if none fit there. */
  boolean add(int page, List<byte[]> cue) throws IOException {
    OggCodec codec = stream.codec();
    byte[] before = stream.headBefore(page);
    byte[] after = stream.headBehind(page);
    List<byte[]> packets = codec.fitted(before, cue, after);
    List<Integer> lengths = new ArrayList<>();
    byte[] previous = before;
    int samples = 0;
    for (byte[] packet : packets) {
      lengths.add(codec.samples(previous, packet));
      samples += codec.samples(previous, packet);
      previous = packet;
    }
    if (after.length > 0) {
      samples += codec.samples(previous, after) - codec.samples(before, after);
    }
    parts.add(new Part(page, packets, lengths, samples));
    return !packets.isEmpty();
  }

  /** Returns the samples that the last part added. */
  int added() {
    return parts.get(parts.size() - 1).samples();
  }

  void insert(Plan.Edits edits) throws IOException {
    int numbers = 0;
    long shift = 0;
    int next = 0;
    for (int i = 0; i <= pages.size(); i++) {
      while (next < parts.size() && parts.get(next).before() == i) {
        Part part = parts.get(next++);
        boolean last = i == pages.size();
        OggPage near = pages.get(Math.min(i, pages.size() - 1));
        int number = near.sequence() + (last ? 1 : 0) + numbers;
        long[] start = {stream.granule(i) + shift, number, near.serial()};
        List<byte[]> made = lay(part, start, last);
        for (byte[] page : made) {
          edits.insert(last ? near.end() : near.offset(), page);
        }
        numbers += made.size();
        shift += part.samples();
      }
      if (i < pages.size()) {
        boolean ends = parts.get(parts.size() - 1).before() == pages.size();
        shift += ends && i == pages.size() - 1 ? stream.trimmed() : 0;
        move(edits, pages.get(i), new long[] {numbers, shift}, ends);
      }
    }
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
    byte[] bytes = moved.bytes(stream.source().array(page.body(), page.length()));
    edits.replace(page.offset(), 27, Arrays.copyOf(bytes, 27));
  }

  private static List<byte[]> lay(Part part, long[] start, boolean last) {
    List<byte[]> made = new ArrayList<>();
    long granule = start[0];
    int count = part.packets().size();
    for (int at = 0; at < count; ) {
      ByteArrayOutputStream lacing = new ByteArrayOutputStream();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int most = Math.min(count, at + PER_PAGE);
      while (at < most && fits(lacing.size(), part.packets().get(at))) {
        byte[] packet = part.packets().get(at);
        for (int left = packet.length; left >= 255; left -= 255) {
          lacing.write(255);
        }
        lacing.write(packet.length % 255);
        body.writeBytes(packet);
        granule += part.lengths().get(at++);
      }
      int flags = last && at == count ? END : 0;
      int number = (int) start[1] + made.size();
      byte[] segments = lacing.toByteArray();
      OggPage page = new OggPage(0, flags, granule, (int) start[2], number, segments);
      made.add(page.bytes(body.toByteArray()));
    }
    return made;
  }

  private static boolean fits(int segments, byte[] packet) {
    return segments == 0 || segments + packet.length / 255 + 1 <= 255;
  }
}
