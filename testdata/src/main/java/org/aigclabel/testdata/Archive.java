package org.aigclabel.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Zip;

/**
 * A zip archive taken apart, to be put together in ways that no proper program would.
 *
 * @param entries in order; names may come twice
 */
record Archive(List<Entry> entries) {

  /** A name and what stands under it. */
  record Entry(String name, byte[] content) {}

  private static final int LOCAL = 0x04034B50;
  private static final int CENTRAL = 0x02014B50;
  private static final int END = 0x06054B50;

  static boolean is(byte[] file) {
    return Zip.begins(ByteBuffer.wrap(file));
  }

  static Archive of(byte[] file) throws IOException {
    Zip zip = Zip.of(MediaSource.of("archive", file));
    List<Entry> entries = new ArrayList<>();
    for (Zip.Entry entry : zip.entries()) {
      entries.add(new Entry(entry.name(), zip.content(entry)));
    }
    return new Archive(entries);
  }

  /** Returns the archive with other contents. */
  Archive changed(UnaryOperator<byte[]> change) {
    return new Archive(
        entries.stream().map(e -> new Entry(e.name(), change.apply(e.content()))).toList());
  }

  /** Returns the archive with all entries of another behind its own. */
  Archive and(Archive other) {
    return new Archive(Stream.concat(entries.stream(), other.entries.stream()).toList());
  }

  /** Returns the file, all entries stored. */
  byte[] toBytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      byte[] name = entry.name().getBytes(UTF_8);
      byte[] known = known(entry.content(), name.length);
      directory.writeBytes(
          little(46)
              .putInt(CENTRAL)
              .putShort((short) 10)
              .put(known)
              .putInt(42, file.size())
              .array());
      directory.writeBytes(name);
      file.writeBytes(little(30).putInt(LOCAL).put(known).array());
      file.writeBytes(name);
      file.writeBytes(entry.content());
    }
    int count = entries.size() << 16 | entries.size();
    byte[] end =
        little(22)
            .putInt(END)
            .putInt(8, count)
            .putInt(12, directory.size())
            .putInt(16, file.size())
            .array();
    file.writeBytes(directory.toByteArray());
    file.writeBytes(end);
    return file.toByteArray();
  }

  /** What both headers of an entry say: version, flags, method, time, sum, sizes, lengths. */
  private static byte[] known(byte[] content, int name) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return little(26)
        .putShort((short) 10)
        .putInt(10, (int) sum.getValue())
        .putInt(14, content.length)
        .putInt(18, content.length)
        .putShort(22, (short) name)
        .array();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
