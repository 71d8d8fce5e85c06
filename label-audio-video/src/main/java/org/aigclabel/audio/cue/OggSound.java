package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.aigclabel.MediaSource;
import org.aigclabel.container.OggPage;

/**
 * The pages of sound of one stream in Ogg, of Opus or Vorbis.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7845">RFC 7845</a>
 * @see <a href="https://xiph.org/vorbis/doc/Vorbis_I_spec.html">Vorbis I</a>
 */
final class OggSound {

  private static final int REACH = 5;

  /** The highest rate that libvorbis takes, in Hz. */
  private static final int FASTEST = 200_000;

  private static final byte[] NONE = {};

  private final MediaSource source;
  private final List<OggPage> heads = new ArrayList<>();
  private final List<OggPage> pages = new ArrayList<>();
  private final List<Long> granules = new ArrayList<>(List.of(0L));
  private Optional<OggCodec> codec = Optional.empty();
  private OggPage first = new OggPage(0, 0, 0, 0, 0, NONE);
  private int streams;

  private OggSound(MediaSource source) throws IOException {
    this.source = source;
    int open = 0;
    for (Optional<OggPage> next = OggPage.next(source, 0);
        next.isPresent();
        next = OggPage.next(source, next.get().end())) {
      OggPage page = next.get();
      if (page.first()) {
        streams++;
        first = page;
        codec = codec(page);
        open = codec.map(OggCodec::headers).orElse(1);
      } else if (open > 0 || !heads.isEmpty() && !heads.get(heads.size() - 1).closed()) {
        heads.add(page);
        open -= ends(page.lacing());
      } else {
        pages.add(page);
        granules.add(page.granule() >= 0 ? page.granule() : granules.get(granules.size() - 1));
      }
      if (heads.size() + pages.size() > source.limits().items()) {
        throw source.malformed(page.offset(), "too many pages");
      }
    }
  }

  static OggSound read(MediaSource source) throws IOException {
    return new OggSound(source);
  }

  private Optional<OggCodec> codec(OggPage page) throws IOException {
    long at = page.body();
    if (source.startsWith(at, "OpusHead") && page.length() >= 19 && source.u8(at + 18) == 0) {
      return Optional.of(new OpusPackets(source.u8(at + 9), source.u16le(at + 10)));
    }
    if (source.startsWith(at, "\1vorbis") && page.length() == 30) {
      int rate = (int) source.u32le(at + 12);
      int blocks = source.u8(at + 28);
      OggCodec vorbis =
          new VorbisPackets(rate, source.u8(at + 11), 1 << (blocks & 15), 1 << (blocks >> 4));
      return rate > 0 && rate <= FASTEST ? Optional.of(vorbis) : Optional.empty();
    }
    return Optional.empty();
  }

  private static int ends(byte[] lacing) {
    int ends = 0;
    for (byte segment : lacing) {
      ends += segment == (byte) 0xFF ? 0 : 1;
    }
    return ends;
  }

  /** Returns whether it is one stream of Opus or Vorbis, of one or two channels, and no other. */
  boolean simple() throws IOException {
    return streams == 1
        && !pages.isEmpty()
        && codec.filter(found -> found.channels() >= 1 && found.channels() <= 2).isPresent()
        && (!(codec() instanceof VorbisPackets) || counted());
  }

  /**
   * Returns whether all pages say how many samples of Vorbis end in them; the last may cut some.
   */
  private boolean counted() throws IOException {
    long[] samples = new long[pages.size()];
    boolean[] sound = {true};
    byte[][] before = {NONE};
    walk(
        0,
        pages.size(),
        (page, packet) -> {
          sound[0] &= VorbisPackets.sound(packet);
          samples[page] += codec().samples(before[0], packet);
          before[0] = packet;
        });
    long sum = 0;
    for (int i = 0; i < pages.size(); i++) {
      sum += samples[i];
      long cut = sum - granule(i + 1);
      if (i < pages.size() - 1 ? cut != 0 : cut < 0 || cut > samples[i]) {
        return false;
      }
    }
    return sound[0] && pages.get(pages.size() - 1).closed();
  }

  /** Hands over each packet that ends in these pages, its first bytes only, with its page. */
  private void walk(int from, int to, BiConsumer<Integer, byte[]> taker) throws IOException {
    byte[] head = NONE;
    boolean open = false;
    for (int i = from; i < to; i++) {
      byte[] body = source.array(pages.get(i).body(), pages.get(i).length());
      int at = 0;
      for (byte segment : pages.get(i).lacing()) {
        int length = segment & 0xFF;
        head = open ? head : Arrays.copyOfRange(body, at, at + Math.min(2, length));
        at += length;
        open = length == 255;
        if (!open) {
          taker.accept(i, head);
        }
      }
    }
  }

  /** Returns the first bytes of the last packet before a page; none at the beginning. */
  byte[] headBefore(int page) throws IOException {
    byte[][] head = {NONE};
    walk(closedBefore(Math.max(0, page - 1)), page, (on, packet) -> head[0] = packet);
    return head[0];
  }

  /** Returns the first bytes of the first packet of a page; none at the end. */
  byte[] headBehind(int page) throws IOException {
    if (page == pages.size() || pages.get(page).lacing().length == 0) {
      return NONE;
    }
    OggPage next = pages.get(page);
    return source.array(next.body(), Math.min(2, next.lacing()[0] & 0xFF));
  }

  /** Returns the samples at the end that decoders cut off. */
  long trimmed() throws IOException {
    int page = closedBefore(pages.size() - 1);
    long[] samples = {granule(page)};
    byte[][] before = {headBefore(page)};
    walk(
        page,
        pages.size(),
        (on, packet) -> {
          samples[0] += codec().samples(before[0], packet);
          before[0] = packet;
        });
    return samples[0] - granule(pages.size());
  }

  /** Returns the bits in a second that the encoder of Vorbis says it aims at. */
  long nominal() throws IOException {
    return source.u32le(first.body() + 20);
  }

  /** Returns what says how its packets fit together. */
  OggCodec codec() {
    return codec.orElseThrow();
  }

  MediaSource source() {
    return source;
  }

  List<OggPage> pages() {
    return pages;
  }

  /** Returns the packets between the first one and the sound. */
  List<byte[]> headers() throws IOException {
    if (heads.stream().mapToLong(OggPage::length).sum() > source.limits().block()) {
      throw source.malformed(heads.get(0).offset(), "the headers pass the limit of a block");
    }
    return packets(heads);
  }

  /** Returns all packets of sound. */
  List<byte[]> packets() throws IOException {
    return packets(pages);
  }

  /** Returns the position at the beginning of a page, in samples. */
  long granule(int page) {
    return granules.get(page);
  }

  /** Returns the last page before which nothing is heard; what decoders skip stays before it. */
  int opening() {
    int page = 0;
    int skipped = codec().skipped();
    while (skipped > 0 && page < pages.size() && granule(page + 1) <= skipped) {
      page++;
    }
    return closedBefore(page);
  }

  /** Returns the samples that are skipped behind that page. */
  long openingSkipped() {
    return codec().skipped() - granule(opening());
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
  int middle() throws IOException {
    int half = pages.size() / 2;
    long time = granule(half);
    int found = closedBefore(half);
    int least = Integer.MAX_VALUE;
    for (int i = 1; i < pages.size(); i++) {
      boolean near =
          Math.abs(granule(i) - time) <= (long) REACH * codec().rate() && pages.get(i - 1).closed();
      int beside = near && calm(i) ? beside(i) : least;
      found = beside < least ? i : found;
      least = Math.min(least, beside);
    }
    return found;
  }

  private boolean calm(int page) throws IOException {
    return codec().calm(headBefore(page), headBehind(page));
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

  private List<byte[]> packets(List<OggPage> pages) throws IOException {
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
}
