package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.spi.MediaFormat;

/**
 * Core Audio Format: the entry {@code AIGC} of the {@code info} chunk. The guides do not name it.
 *
 * @see <a
 *     href="https://developer.apple.com/library/archive/documentation/MusicAudio/Reference/CAFSpec/">
 *     Apple Core Audio Format Specification 1.0</a>
 */
@AutoService(MediaFormat.class)
public final class CafFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("caf", "audio/x-caf", Modality.AUDIO, "caf", "caff");
  private static final Carrier INFO = Carrier.convention("caf.info");
  private static final String LABEL = "AIGC";
  private static final int HEADER = 12;

  private record Chunk(String id, long offset, long size, long end) {}

  private record Entry(String key, byte[] value) {}

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(INFO);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.text(head, 0, "caff\0\1");
  }

  private static List<Chunk> chunks(MediaSource source) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    long at = 8;
    while (at <= source.size() - HEADER) {
      long size = source.bytes(at + 4, 8).getLong();
      long room = source.size() - at - HEADER;
      boolean whole = size >= 0 && size <= room;
      chunks.add(new Chunk(source.latin1(at, 4), at, size, at + HEADER + (whole ? size : room)));
      if (chunks.size() > source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " chunks");
      }
      at = chunks.get(chunks.size() - 1).end();
    }
    return chunks;
  }

  private static Optional<Chunk> first(List<Chunk> chunks, String id) {
    return chunks.stream().filter(chunk -> chunk.id().equals(id)).findFirst();
  }

  private static List<Entry> entries(MediaSource source, Chunk chunk) throws IOException {
    long length = chunk.end() - chunk.offset() - HEADER;
    if (length < 4 || chunk.size() != length || length > source.limits().block()) {
      throw source.malformed(chunk.offset(), "wanted a whole info chunk, found a broken one");
    }
    ByteBuffer data = source.bytes(chunk.offset() + HEADER, (int) length);
    long count = data.getInt() & 0xFFFFFFFFL;
    List<Entry> entries = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      String key = new String(text(source, chunk, data), StandardCharsets.UTF_8);
      entries.add(new Entry(key, text(source, chunk, data)));
    }
    if (data.hasRemaining()) {
      throw source.malformed(chunk.offset(), "an info chunk has more than its entries");
    }
    return entries;
  }

  private static byte[] text(MediaSource source, Chunk chunk, ByteBuffer data) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (data.hasRemaining()) {
      byte b = data.get();
      if (b == 0) {
        return text.toByteArray();
      }
      text.write(b);
    }
    throw source.malformed(chunk.offset(), "a text of the info chunk has no end");
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    Optional<Chunk> info = first(chunks(source), "info");
    if (info.isPresent()) {
      for (Entry entry : entries(source, info.get())) {
        if (entry.key().equalsIgnoreCase(LABEL)) {
          String text = new String(entry.value(), StandardCharsets.UTF_8);
          sites.add(LabelSite.read(INFO, info.get().offset(), text));
        }
      }
    }
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    byte[] value = label.toJson().getBytes(StandardCharsets.UTF_8);
    return changed(source, List.of(new Entry(LABEL, value)));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return changed(source, List.of());
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    List<Chunk> chunks = chunks(source);
    for (Chunk chunk : chunks) {
      source.requireReaching(
          chunk.offset() + HEADER + Math.max(0, chunk.size()), "chunk " + chunk.id());
    }
    long end = chunks.isEmpty() ? 8 : chunks.get(chunks.size() - 1).end();
    if (chunks.isEmpty() || end < source.size()) {
      source.requireReaching(end + HEADER, "the header of a chunk");
    }
  }

  private static Plan changed(MediaSource source, List<Entry> added) throws IOException {
    List<Chunk> chunks = chunks(source);
    Optional<Chunk> info = first(chunks, "info");
    List<Entry> entries = new ArrayList<>();
    if (info.isPresent()) {
      entries.addAll(entries(source, info.get()));
      entries.removeIf(entry -> entry.key().equalsIgnoreCase(LABEL));
    }
    entries.addAll(added);
    byte[] chunk = entries.isEmpty() ? new byte[0] : chunk(entries);
    Plan.Edits edits = Plan.edit(source);
    if (info.isPresent()) {
      edits.replace(info.get().offset(), info.get().end() - info.get().offset(), chunk);
    } else {
      edits.insert(place(source, chunks), chunk);
    }
    return edits.plan();
  }

  private static long place(MediaSource source, List<Chunk> chunks) {
    Chunk last = chunks.isEmpty() ? new Chunk("", 8, 0, 8) : chunks.get(chunks.size() - 1);
    boolean closed =
        last.end() == source.size() && last.end() == last.offset() + HEADER + last.size();
    return closed
        ? last.end()
        : first(chunks, "data").map(Chunk::offset).orElse(Math.min(8, source.size()));
  }

  private static byte[] chunk(List<Entry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(4).putInt(entries.size()).array());
    for (Entry entry : entries) {
      out.writeBytes(entry.key().getBytes(StandardCharsets.UTF_8));
      out.write(0);
      out.writeBytes(entry.value());
      out.write(0);
    }
    return ByteBuffer.allocate(HEADER + out.size())
        .put("info".getBytes(StandardCharsets.US_ASCII))
        .putLong(out.size())
        .put(out.toByteArray())
        .array();
  }
}
