package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/**
 * A zip archive as its central directory tells it (APPNOTE 6.3.10), zip64 and leading bytes
 * included. It is edited entry by entry; what is not edited keeps its bytes, order and metadata.
 */
public final class Zip {

  /**
   * One entry.
   *
   * @param name as stored, with forward slashes
   * @param flags general purpose bits
   * @param method 0 stored, 8 deflated
   * @param crc CRC-32 of the content
   * @param compressed bytes in the file
   * @param size bytes of the content, as the directory claims
   * @param header where its local header stands in the file
   * @param record where its record stands in the directory
   * @param length bytes of that record
   */
  public record Entry(
      String name,
      int flags,
      int method,
      long crc,
      long compressed,
      long size,
      long header,
      int record,
      int length) {

    /** Returns whether the content is encrypted. */
    public boolean encrypted() {
      return (flags & 1) != 0;
    }
  }

  static final int LOCAL = 0x04034B50;
  private static final int CENTRAL = 0x02014B50;
  private static final long ALL = 0xFFFFFFFFL;

  private final MediaSource source;
  private final ZipEnd end;
  private final byte[] directory;
  private final List<Entry> entries;

  private Zip(MediaSource source, ZipEnd end, byte[] directory, List<Entry> entries) {
    this.source = source;
    this.end = end;
    this.directory = directory;
    this.entries = List.copyOf(entries);
  }

  /** Returns whether a file that begins with these bytes may be an archive with entries. */
  public static boolean begins(ByteBuffer head) {
    return head.remaining() >= 30
        && head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(head.position()) == LOCAL;
  }

  /**
   * Reads the directory.
   *
   * @throws org.aigclabel.MalformedMediaException if it does not fit the file
   */
  public static Zip of(MediaSource source) throws IOException {
    ZipEnd end = ZipEnd.of(source);
    byte[] directory = source.array(end.directory(), (int) Math.min(end.size(), 1 << 30));
    ByteBuffer bytes = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    while (bytes.remaining() >= 46 && bytes.getInt(bytes.position()) == CENTRAL) {
      if (entries.size() >= source.limits().items()) {
        throw source.malformed(end.directory(), "more than " + entries.size() + " entries");
      }
      entries.add(entry(source, end, bytes));
    }
    if (entries.size() != end.count() || bytes.hasRemaining()) {
      throw source.malformed(
          end.directory() + bytes.position(),
          "wanted a directory of " + end.count() + " entries, found " + entries.size());
    }
    return new Zip(source, end, directory, entries);
  }

  private static Entry entry(MediaSource source, ZipEnd end, ByteBuffer bytes) throws IOException {
    int at = bytes.position();
    int names = bytes.getShort(at + 28) & 0xFFFF;
    int extras = bytes.getShort(at + 30) & 0xFFFF;
    int length = 46 + names + extras + (bytes.getShort(at + 32) & 0xFFFF);
    if (length > bytes.remaining()) {
      throw source.malformed(end.directory() + at, "an entry longer than the directory");
    }
    long[] wide = {
      bytes.getInt(at + 24) & ALL, bytes.getInt(at + 20) & ALL, bytes.getInt(at + 42) & ALL
    };
    int extra = at + 46 + names;
    for (int place : ZipEnd.wide(bytes, at, extra, extra + extras)) {
      int field = place >>> 29;
      wide[field] = bytes.getLong(place & 0x1FFFFFFF);
    }
    byte[] name = new byte[names];
    bytes.position(at + 46).get(name).position(at + length);
    long header = wide[2] + end.shift();
    if (wide[0] < 0 || wide[1] < 0 || header < 0 || header > end.directory() - 30) {
      throw source.malformed(end.directory() + at, "an entry outside the file");
    }
    return new Entry(
        new String(name, StandardCharsets.UTF_8),
        bytes.getShort(at + 8) & 0xFFFF,
        bytes.getShort(at + 10) & 0xFFFF,
        bytes.getInt(at + 16) & ALL,
        wide[1],
        wide[0],
        header,
        at,
        length);
  }

  /** Returns the entries in the order of the directory. */
  public List<Entry> entries() {
    return entries;
  }

  /** Returns the last entry of this name, as readers take it. */
  public Optional<Entry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).reduce((a, b) -> b);
  }

  /** Returns whether there is an entry of this name. */
  public boolean has(String name) {
    return entry(name).isPresent();
  }

  /** Returns an editor for this archive. */
  public ZipEdit edit() {
    return new ZipEdit(this);
  }

  /**
   * Returns an entry's content, its checksum checked; empty if there is no such entry.
   *
   * @throws UnsupportedMediaException if it is encrypted or compressed in a rare way
   */
  public Optional<byte[]> content(String name) throws IOException {
    Optional<Entry> entry = entry(name);
    return entry.isEmpty() ? Optional.empty() : Optional.of(content(entry.get()));
  }

  /** Returns an entry's content, its checksum checked. */
  public byte[] content(Entry entry) throws IOException {
    if (entry.encrypted() || entry.method() != 0 && entry.method() != 8) {
      throw new UnsupportedMediaException(
          source.name(),
          entry.name()
              + (entry.encrypted()
                  ? " is encrypted: open the document with its password and save it without"
                  : " is compressed by method " + entry.method() + ": save it with deflate"));
    }
    if (entry.size() > source.limits().inflated() || entry.compressed() > source.size()) {
      throw source.malformed(
          entry.header(),
          entry.name()
              + " of "
              + entry.size()
              + " bytes passes the limit of "
              + source.limits().inflated());
    }
    long data = data(entry);
    byte[] content =
        entry.method() == 0 ? source.array(data, (int) entry.compressed()) : inflate(entry, data);
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length != entry.size() || crc.getValue() != entry.crc()) {
      throw source.malformed(entry.header(), entry.name() + " has a wrong size or checksum");
    }
    return content;
  }

  private long data(Entry entry) throws IOException {
    ByteBuffer local = source.bytes(entry.header(), 30).order(ByteOrder.LITTLE_ENDIAN);
    if (local.getInt(0) != LOCAL) {
      throw source.malformed(entry.header(), "wanted the local header of " + entry.name());
    }
    return entry.header() + 30 + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
  }

  /** The claimed size only bounds the result; memory grows with what is really there. */
  private byte[] inflate(Entry entry, long data) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      ByteArrayOutputStream out =
          new ByteArrayOutputStream((int) Math.min(entry.size(), 4 * entry.compressed() + 64));
      byte[] piece = new byte[1 << 15];
      for (long done = 0; !inflater.finished() && done < entry.compressed(); ) {
        int count = (int) Math.min(piece.length, entry.compressed() - done);
        inflater.setInput(source.array(data + done, count));
        done += count;
        for (int n = inflater.inflate(piece); n > 0; n = inflater.inflate(piece)) {
          if (out.size() + n > entry.size()) {
            throw source.malformed(
                entry.header(), entry.name() + " holds more than its " + entry.size() + " bytes");
          }
          out.write(piece, 0, n);
        }
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw source.malformed(data, entry.name() + " is not deflated: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }

  MediaSource source() {
    return source;
  }

  ZipEnd end() {
    return end;
  }

  byte[] directory() {
    return directory;
  }
}
