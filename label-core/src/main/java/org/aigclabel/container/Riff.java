package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;

/**
 * The chunks of a RIFF file: WAV, WebP, AVI, and of their forerunner IFF: AIFF. Knows {@code RIFX}
 * (big-endian) and {@code RF64} and {@code BW64} (64-bit sizes), odd padding, sizes left open by
 * streaming writers and a truncated last chunk. Only the first RIFF of a file is walked; what
 * follows it is kept.
 *
 * @see <a href="https://tech.ebu.ch/docs/tech/tech3306.pdf">EBU Tech 3306, RF64</a>
 */
public final class Riff {

  private static final Set<String> LARGE = Set.of("RF64", "BW64");
  private static final Set<String> BIG = Set.of("RIFX", "FORM");
  private static final long OPEN = 0xFFFFFFFFL;
  private static final int HEADER = 8;
  private static final long FIRST = 12;

  /**
   * One chunk.
   *
   * @param id four characters
   * @param offset its first byte in the file, that is of the id
   * @param size the bytes of data it declares; the file may have fewer
   * @param end the byte after it and its padding, at most the file's size
   */
  public record Chunk(String id, long offset, long size, long end) {

    /** Returns where its data begins. */
    public long data() {
      return offset + HEADER;
    }

    /** Returns the bytes of data that the file really has. */
    public long available() {
      return Math.max(0, Math.min(size, end - data()));
    }

    /** Returns whether all its data and its padding byte are in the file. */
    public boolean complete() {
      return end - data() == size + (size & 1);
    }
  }

  private final MediaSource source;
  private final ByteOrder order;
  private final String form;
  private final boolean large;
  private final long declared;
  private final List<Chunk> chunks;

  private Riff(MediaSource source) throws IOException {
    this.source = source;
    String magic = source.latin1(0, 4);
    this.large = LARGE.contains(magic);
    this.order = BIG.contains(magic) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    this.form = source.latin1(8, 4);
    long size = u32(4);
    boolean sized = large && source.startsWith(FIRST, "ds64") && source.size() >= 48;
    this.declared = sized ? u64(20) : size >= 4 && size != OPEN ? size : -1;
    this.chunks = walk(FIRST, declared < 0 ? source.size() : end(HEADER, declared), sized);
  }

  /** Returns whether a file that begins with these bytes is a RIFF of this form, say WAVE. */
  public static boolean detect(ByteBuffer head, String form) {
    if (head.remaining() < FIRST) {
      return false;
    }
    byte[] start = new byte[(int) FIRST];
    head.duplicate().get(start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    String magic = text.substring(0, 4);
    return text.endsWith(form)
        && (magic.equals("RIFF") || BIG.contains(magic) || LARGE.contains(magic));
  }

  /**
   * Reads the chunk headers of a file that {@link #detect} accepts.
   *
   * @throws org.aigclabel.MalformedMediaException if it is shorter than its header or has more
   *     chunks than the limits allow
   */
  public static Riff read(MediaSource source) throws IOException {
    return new Riff(source);
  }

  /** Returns the form: {@code WAVE}, {@code WEBP}, {@code AVI }. */
  public String form() {
    return form;
  }

  /** Returns the byte order of sizes and numbers. */
  public ByteOrder order() {
    return order;
  }

  /** Returns the top-level chunks in the order of the file. */
  public List<Chunk> chunks() {
    return chunks;
  }

  /** Returns the first top-level chunk of this id. */
  public Optional<Chunk> first(String id) {
    return chunks.stream().filter(chunk -> chunk.id().equals(id)).findFirst();
  }

  /** Returns the byte after the last chunk: where another may be put. */
  public long end() {
    return chunks.isEmpty() ? Math.min(FIRST, source.size()) : chunks.get(chunks.size() - 1).end();
  }

  /**
   * Returns whether a chunk may be appended: the size in the header is neither open nor wrong and
   * all chunks but those of the given id are complete.
   */
  public boolean sound(String ignoring) {
    return declared >= 0
        && HEADER + declared == end()
        && chunks.stream().allMatch(c -> c.id().equals(ignoring) || c.complete());
  }

  /** Returns the type of a LIST chunk, {@code INFO} or {@code hdrl}; empty if it is no list. */
  public String listType(Chunk chunk) throws IOException {
    return chunk.id().equals("LIST") && chunk.available() >= 4
        ? source.latin1(chunk.data(), 4)
        : "";
  }

  /** Returns the chunks inside a LIST chunk. */
  public List<Chunk> children(Chunk list) throws IOException {
    long stop = list.data() + list.available();
    return walk(list.data() + 4, stop, false).stream()
        .map(c -> new Chunk(c.id(), c.offset(), c.size(), Math.min(c.end(), stop)))
        .toList();
  }

  /** Returns the data of a chunk, as far as the file has it. */
  public ByteBuffer data(Chunk chunk) throws IOException {
    long length = chunk.available();
    if (length > source.limits().block()) {
      throw source.malformed(chunk.offset(), chunk.id() + " chunk of " + length + " bytes");
    }
    return source.bytes(chunk.data(), (int) length).order(order);
  }

  /** Returns a chunk as it stands in a file, with its padding byte. */
  public byte[] chunk(String id, byte[] data) {
    return ByteBuffer.allocate(HEADER + data.length + (data.length & 1))
        .order(order)
        .put(id.getBytes(StandardCharsets.ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /** Returns the data of a LIST chunk without its children of this id. */
  public byte[] without(Chunk list, String id) throws IOException {
    byte[] data = source.array(list.data(), Math.toIntExact(list.available()));
    ByteBuffer kept = ByteBuffer.allocate(data.length);
    int at = 0;
    for (Chunk child : children(list)) {
      int start = (int) (child.offset() - list.data());
      kept.put(data, at, (child.id().equals(id) ? start : (int) (child.end() - list.data())) - at);
      at = (int) (child.end() - list.data());
    }
    kept.put(data, at, data.length - at);
    return Arrays.copyOf(kept.array(), kept.position());
  }

  /** Starts changes of top-level chunks; the sizes in the header follow. */
  public Changes changes() {
    return new Changes();
  }

  /** Changes of top-level chunks; what no change names is kept. */
  public final class Changes {

    private final Plan.Edits edits = Plan.edit(source);
    private long delta;

    /** Puts a whole chunk, made by {@link Riff#chunk}, before the byte {@code offset}. */
    public Changes insert(long offset, byte[] chunk) {
      edits.insert(offset, chunk);
      delta += chunk.length;
      return this;
    }

    /** Gives a chunk other data. */
    public Changes replace(Chunk old, byte[] data) {
      byte[] chunk = chunk(old.id(), data);
      edits.replace(old.offset(), old.end() - old.offset(), chunk);
      delta += chunk.length - (old.end() - old.offset());
      return this;
    }

    /** Leaves a chunk out. */
    public Changes remove(Chunk chunk) {
      edits.remove(chunk.offset(), chunk.end() - chunk.offset());
      delta -= chunk.end() - chunk.offset();
      return this;
    }

    /** Gives bytes of a chunk other values of the same length, say flags. */
    public Changes patch(long offset, byte[] bytes) {
      edits.replace(offset, bytes.length, bytes);
      return this;
    }

    /**
     * Returns the file with all changes and right sizes.
     *
     * @throws UnsupportedMediaException if it would pass 4 GiB without 64-bit sizes
     */
    public Plan plan() throws IOException {
      if (delta == 0 || declared < 0) {
        return edits.plan();
      }
      long size = Math.max(0, declared + delta);
      if (large) {
        edits.replace(20, 8, ByteBuffer.allocate(8).order(order).putLong(size).array());
      } else if (size >= OPEN) {
        throw new UnsupportedMediaException(
            source.name(), "no room for a label below 4 GiB; convert it to RF64 first");
      } else {
        edits.replace(4, 4, ByteBuffer.allocate(4).order(order).putInt((int) size).array());
      }
      return edits.plan();
    }
  }

  private List<Chunk> walk(long from, long to, boolean sized) throws IOException {
    List<Chunk> found = new ArrayList<>();
    long at = from;
    long stop = Math.min(to, source.size());
    while (at <= stop - HEADER && readable(at)) {
      String id = source.latin1(at, 4);
      long size = sized ? large(id, u32(at + 4)) : u32(at + 4);
      long end = Math.min(end(at + HEADER, size), source.size());
      end = end < source.size() && (size & 1) == 1 ? end + 1 : end;
      found.add(new Chunk(id, at, size, end));
      if (found.size() > source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " chunks");
      }
      at = end;
    }
    return List.copyOf(found);
  }

  /** ImageMagick writes an XMP chunk's id with a zero at its end. */
  private boolean readable(long at) throws IOException {
    String id = source.latin1(at, 4);
    return id.equals("XMP\0") || id.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
  }

  private long large(String id, long size) throws IOException {
    if (size != OPEN) {
      return size;
    }
    if (id.equals("data")) {
      return u64(28);
    }
    long entries = Math.min(u32(44), Math.min(u32(16) / 12, source.limits().items()));
    for (long at = 48; at < 48 + entries * 12 && at <= source.size() - 12; at += 12) {
      if (source.latin1(at, 4).equals(id)) {
        return u64(at + 4);
      }
    }
    return size;
  }

  private static long end(long from, long size) {
    return size > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + size;
  }

  private long u32(long offset) throws IOException {
    return source.bytes(offset, 4).order(order).getInt() & OPEN;
  }

  private long u64(long offset) throws IOException {
    long value = source.bytes(offset, 8).order(order).getLong();
    if (value < 0) {
      throw source.malformed(offset, "a 64-bit size of 2^63 or more");
    }
    return value;
  }
}
