package org.aigclabel.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/**
 * Changes to a zip archive. Changed entries are stored, not deflated, so that the result does not
 * depend on the deflater of the machine; they keep their place, date and attributes.
 */
public final class ZipEdit {

  private static final int CENTRAL = 0x02014B50;
  private static final int UTF_8_NAME = 0x0800;
  private static final int EPOCH = 0x21 << 16;

  private final Zip zip;
  private final Map<String, Optional<Content>> changes = new HashMap<>();
  private final Map<String, Content> added = new LinkedHashMap<>();

  ZipEdit(Zip zip) {
    this.zip = zip;
  }

  /**
   * An entry's content as it is written.
   *
   * @param method 0 stored, 8 deflated
   * @param size before deflating
   */
  private record Content(byte[] bytes, int method, long crc, int size) {

    static Content of(byte[] bytes, int method) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return new Content(
          method == 0 ? bytes : deflated(bytes), method, crc.getValue(), bytes.length);
    }

    private static byte[] deflated(byte[] bytes) {
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
      try (DeflaterInputStream in =
          new DeflaterInputStream(new ByteArrayInputStream(bytes), deflater)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        deflater.end();
      }
    }
  }

  /** Replaces an entry's content, or adds the entry at the end; an entry removed before is new. */
  public ZipEdit put(String name, byte[] content) {
    return put(name, Content.of(content, 0));
  }

  /** Does the same but deflates, for what need not be the same on every machine. */
  public ZipEdit deflate(String name, byte[] content) {
    return put(name, Content.of(content, 8));
  }

  private ZipEdit put(String name, Content content) {
    if (zip.has(name) && !changes.getOrDefault(name, Optional.of(content)).isEmpty()) {
      changes.put(name, Optional.of(content));
    } else {
      added.put(name, content);
    }
    return this;
  }

  /** Leaves an entry out; nothing happens if there is none. */
  public ZipEdit remove(String name) {
    changes.put(name, Optional.empty());
    added.remove(name);
    return this;
  }

  /**
   * Returns the archive with the changes.
   *
   * @throws org.aigclabel.MalformedMediaException if entries overlap or a changed name stands twice
   */
  public Plan plan() throws IOException {
    MediaSource source = zip.source();
    List<Zip.Entry> inFile =
        zip.entries().stream().sorted(Comparator.comparingLong(Zip.Entry::header)).toList();
    Map<Zip.Entry, Long> moved = new HashMap<>();
    Map<String, Zip.Entry> changed = new HashMap<>();
    Plan.Builder plan = Plan.of(source);
    long at = inFile.isEmpty() ? zip.end().directory() : inFile.get(0).header();
    plan.keepTo(at);
    for (int i = 0; i < inFile.size(); i++) {
      Zip.Entry entry = inFile.get(i);
      long next = i + 1 < inFile.size() ? inFile.get(i + 1).header() : zip.end().directory();
      if (next - entry.header() < 30 + entry.compressed()) {
        throw source.malformed(entry.header(), entry.name() + " overlaps what follows it");
      }
      Optional<Content> change = changes.get(entry.name());
      if (change == null) {
        moved.put(entry, at);
        plan.keepTo(next);
        at += next - entry.header();
        continue;
      }
      if (changed.put(entry.name(), entry) != null) {
        throw source.malformed(entry.header(), entry.name() + " stands twice in the archive");
      }
      if (change.isPresent()) {
        moved.put(entry, at);
        at += put(plan, localHeader(entry, change.get()), change.get());
      }
      plan.skipTo(next);
    }
    ByteArrayOutputStream directory = directory(moved);
    at = append(plan, at, directory);
    byte[] records = directory.toByteArray();
    long count = moved.size() + added.size();
    plan.put(records).put(zip.end().moved(source, at, records.length, count));
    return plan.skipTo(source.size()).build();
  }

  private static long put(Plan.Builder plan, byte[] header, Content content) {
    plan.put(header).put(content.bytes());
    return header.length + content.bytes().length;
  }

  private long append(Plan.Builder plan, long from, ByteArrayOutputStream directory) {
    long at = from;
    for (Map.Entry<String, Content> entry : added.entrySet()) {
      String name = entry.getKey();
      Content content = entry.getValue();
      byte[] raw = name.getBytes(StandardCharsets.UTF_8);
      int flags = raw.length == name.length() ? 0 : UTF_8_NAME;
      ByteBuffer record = littleEndian(46 + raw.length).putInt(CENTRAL).putShort((short) 20);
      local(record, flags, EPOCH, content);
      record.putShort((short) raw.length).putShort(34, (short) 0);
      record.putInt(42, (int) (at - zip.end().shift())).position(46).put(raw);
      directory.writeBytes(record.array());
      at += put(plan, localHeader(raw, flags, EPOCH, content), content);
    }
    return at;
  }

  /** The records keep all but offsets and what a changed content must change. */
  private ByteArrayOutputStream directory(Map<Zip.Entry, Long> moved) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(zip.directory().length + 256);
    for (Zip.Entry entry : zip.entries()) {
      Long at = moved.get(entry);
      if (at == null) {
        continue;
      }
      byte[] old =
          Arrays.copyOfRange(zip.directory(), entry.record(), entry.record() + entry.length());
      Optional<Content> change = changes.get(entry.name());
      ByteBuffer record =
          change == null ? ByteBuffer.wrap(old) : changedRecord(old, change.orElseThrow());
      record.order(ByteOrder.LITTLE_ENDIAN);
      offset(record, entry, at - zip.end().shift());
      out.writeBytes(record.array());
    }
    return out;
  }

  private void offset(ByteBuffer record, Zip.Entry entry, long offset) throws IOException {
    int extra = 46 + (record.getShort(28) & 0xFFFF);
    for (int place : ZipEnd.wide(record, 0, extra, extra + (record.getShort(30) & 0xFFFF))) {
      if (place >>> 29 == 2) {
        record.putLong(place & 0x1FFFFFFF, offset);
        return;
      }
    }
    if (offset >= 0xFFFFFFFFL) {
      throw zip.source().malformed(entry.header(), "too far back for an entry without zip64");
    }
    record.putInt(42, (int) offset);
  }

  private static ByteBuffer changedRecord(byte[] old, Content content) {
    ByteBuffer from = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN);
    int names = from.getShort(28) & 0xFFFF;
    int comment = from.getShort(32) & 0xFFFF;
    ByteBuffer to = littleEndian(46 + names + comment);
    to.putInt(CENTRAL).putShort(from.getShort(4));
    local(to, from.getShort(8) & UTF_8_NAME, from.getInt(12), content);
    to.putShort((short) names).putShort((short) 0).putShort((short) comment);
    to.putShort((short) 0).putShort(from.getShort(36)).putInt(from.getInt(38)).putInt(0);
    to.put(old, 46, names).put(old, old.length - comment, comment);
    return to;
  }

  private byte[] localHeader(Zip.Entry entry, Content content) {
    ByteBuffer record =
        ByteBuffer.wrap(zip.directory(), entry.record(), entry.length())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] name = new byte[record.getShort(28) & 0xFFFF];
    record.get(46, name);
    return localHeader(name, record.getShort(8) & UTF_8_NAME, record.getInt(12), content);
  }

  private static byte[] localHeader(byte[] name, int flags, int time, Content content) {
    ByteBuffer header = littleEndian(30 + name.length).putInt(Zip.LOCAL);
    local(header, flags, time, content);
    return header.putShort((short) name.length).putShort((short) 0).put(name).array();
  }

  /** The fields that local headers and directory records share. */
  private static void local(ByteBuffer out, int flags, int time, Content content) {
    out.putShort((short) (content.method() == 0 ? 10 : 20)).putShort((short) flags);
    out.putShort((short) content.method()).putInt(time).putInt((int) content.crc());
    out.putInt(content.bytes().length).putInt(content.size());
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
