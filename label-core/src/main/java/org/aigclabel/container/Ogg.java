package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/**
 * The comment packets of an Ogg file, one for each logical stream, chained or multiplexed. A
 * changed packet is laid on as many pages as before where it fits; else later pages of its stream
 * are renumbered, which needs none of their bodies.
 */
public final class Ogg {

  private static final int LAST = 4;
  private static final List<String> CODECS =
      List.of("\1vorbis", "OpusHead", "Speex   ", "\177FLAC", "\200theora");
  private static final List<String> PREFIXES =
      List.of("\3vorbis", "OpusTags", "", "", "\201theora");

  /** The byte after channels and rate in their first packets, where they stand near its start. */
  private static final List<Integer> SOUNDS = List.of(16, 10, 8, 5, 7);

  /** One logical stream: its codec, and its comment packet with all that shares pages with it. */
  private static final class Stream {
    final int codec;
    final String sound;
    final List<OggPage> pages = new ArrayList<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean closed;

    Stream(int codec, String head) {
      this.codec = codec;
      this.sound = head.substring(0, Math.min(SOUNDS.get(codec), head.length()));
    }
  }

  private final MediaSource source;
  private final List<Stream> streams = new ArrayList<>();

  private Ogg(MediaSource source) throws IOException {
    this.source = source;
    Map<Integer, Stream> open = new HashMap<>();
    for (Optional<OggPage> next = OggPage.next(source, 0);
        next.isPresent();
        next = OggPage.next(source, next.get().end())) {
      OggPage page = next.get();
      if (page.first()) {
        begin(page, open);
      } else if (open.containsKey(page.serial())) {
        Stream stream = open.get(page.serial());
        collect(stream, page);
        if (stream.closed) {
          open.remove(page.serial());
        }
      }
    }
  }

  private void begin(OggPage page, Map<Integer, Stream> open) throws IOException {
    String head = source.latin1(page.body(), Math.min(16, page.length()));
    for (int i = 0; i < CODECS.size(); i++) {
      if (head.startsWith(CODECS.get(i)) && streams.size() < source.limits().items()) {
        Stream stream = new Stream(i, head);
        streams.add(stream);
        open.put(page.serial(), stream);
      }
    }
  }

  private void collect(Stream stream, OggPage page) throws IOException {
    stream.pages.add(page);
    if (stream.body.size() + page.length() > source.limits().block()) {
      throw source.malformed(page.offset(), "the comment packet passes the limit of a block");
    }
    stream.body.writeBytes(source.array(page.body(), page.length()));
    stream.closed = page.closed();
  }

  /**
   * Reads the headers of a file that begins with {@code OggS}.
   *
   * @throws org.aigclabel.MalformedMediaException if a comment packet passes the limits
   */
  public static Ogg read(MediaSource source) throws IOException {
    return new Ogg(source);
  }

  /** Returns the codec, channels and rate of each stream, as the bytes that say so. */
  public List<String> sounds() {
    return streams.stream().map(stream -> stream.sound).toList();
  }

  /** Returns the labels of all streams. */
  public List<LabelSite> labels(Carrier carrier) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Stream stream : streams) {
      if (readable(stream)) {
        for (String text : comment(stream).labels()) {
          sites.add(LabelSite.read(carrier, stream.pages.get(0).offset(), text));
        }
      }
    }
    return sites;
  }

  /** Fails if the file ends within a page, or if no page says that it is the last. */
  public void requireWhole() throws IOException {
    target();
    Optional<OggPage> last = Optional.empty();
    for (Optional<OggPage> next = OggPage.next(source, source.size() - OggPage.LONGEST);
        next.isPresent();
        next = OggPage.next(source, next.get().end())) {
      last = next;
    }
    if (last.isEmpty() || (last.get().flags() & LAST) == 0) {
      throw source.malformed(source.size(), "wanted the last page of a stream, found the end");
    }
    if (source.startsWith(last.get().end(), "Ogg")) {
      source.requireReaching(source.size() + 1, "a page");
    }
  }

  /** Returns the file with this as its only label, in its first stream. */
  public Plan labelled(String json) throws IOException {
    Plan.Edits edits = Plan.edit(source);
    Stream first = target();
    others(edits, first);
    change(edits, first, comment(first).labelled(json), first.pages.size());
    return edits.plan();
  }

  /** Returns the file without labels, the first comment packet on as few pages as it needs. */
  public Plan canonical() throws IOException {
    Plan.Edits edits = Plan.edit(source);
    Stream first = target();
    others(edits, first);
    change(edits, first, comment(first).unlabelled(), 1);
    return edits.plan();
  }

  /** Moves the chapters in the comments of all streams, in milliseconds. */
  public void chapters(Plan.Edits edits, LongUnaryOperator moved) throws IOException {
    for (Stream stream : streams) {
      if (readable(stream)) {
        VorbisComment old = comment(stream);
        VorbisComment made = old.chapters(moved);
        if (!Arrays.equals(old.bytes(), made.bytes())) {
          change(edits, stream, made, stream.pages.size());
        }
      }
    }
  }

  private void others(Plan.Edits edits, Stream first) throws IOException {
    for (Stream stream : streams) {
      if (stream != first && readable(stream) && !comment(stream).labels().isEmpty()) {
        change(edits, stream, comment(stream).unlabelled(), stream.pages.size());
      }
    }
  }

  private Stream target() throws IOException {
    for (Stream stream : streams) {
      if (readable(stream)) {
        return stream;
      }
    }
    throw source.malformed(0, "wanted an Ogg stream with a comment packet, found none");
  }

  private boolean readable(Stream stream) throws IOException {
    if (!stream.closed) {
      return false;
    }
    byte[] packet = packets(stream).get(0);
    String prefix = PREFIXES.get(stream.codec);
    boolean flac = prefix.isEmpty() && CODECS.get(stream.codec).endsWith("FLAC");
    return new String(packet, StandardCharsets.ISO_8859_1).startsWith(prefix)
        && (!flac || packet.length >= 4 && (packet[0] & 0x7F) == 4);
  }

  private int prefix(Stream stream) {
    String prefix = PREFIXES.get(stream.codec);
    return CODECS.get(stream.codec).endsWith("FLAC") ? 4 : prefix.length();
  }

  private VorbisComment comment(Stream stream) throws IOException {
    byte[] packet = packets(stream).get(0);
    return VorbisComment.read(
        source,
        stream.pages.get(0).body(),
        Arrays.copyOfRange(packet, prefix(stream), packet.length));
  }

  private List<byte[]> packets(Stream stream) {
    List<byte[]> packets = new ArrayList<>();
    byte[] body = stream.body.toByteArray();
    int from = 0;
    int at = 0;
    for (OggPage page : stream.pages) {
      for (byte segment : page.lacing()) {
        at += segment & 0xFF;
        if (segment != (byte) 0xFF) {
          packets.add(Arrays.copyOfRange(body, from, at));
          from = at;
        }
      }
    }
    return packets;
  }

  private void change(Plan.Edits edits, Stream stream, VorbisComment comment, int pages)
      throws IOException {
    List<byte[]> packets = packets(stream);
    byte[] list = comment.bytes();
    int prefix = prefix(stream);
    byte[] packet = Arrays.copyOf(packets.get(0), prefix + list.length);
    System.arraycopy(list, 0, packet, prefix, list.length);
    if (CODECS.get(stream.codec).endsWith("FLAC")) {
      ByteBuffer.wrap(packet).putInt(0, packet[0] << 24 | list.length);
    }
    packets.set(0, packet);
    OggPage start = stream.pages.get(0);
    OggPage last = stream.pages.get(stream.pages.size() - 1);
    for (OggPage page : stream.pages) {
      edits.remove(page.offset(), page.end() - page.offset());
    }
    edits.insert(start.offset(), OggPage.lay(packets, pages, start, last));
    int segments = packets.stream().mapToInt(p -> p.length / 255 + 1).sum();
    renumber(edits, last, OggPage.count(segments, pages) - stream.pages.size());
  }

  private void renumber(Plan.Edits edits, OggPage last, int delta) throws IOException {
    if (delta == 0) {
      return;
    }
    for (Optional<OggPage> next = OggPage.next(source, last.end());
        next.isPresent();
        next = OggPage.next(source, next.get().end())) {
      OggPage page = next.get();
      if (page.serial() == last.serial()) {
        if (page.first()) {
          break;
        }
        edits.replace(page.offset() + 18, 8, page.renumbered(source, delta));
      }
    }
  }
}
