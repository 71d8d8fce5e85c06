package org.aigclabel.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.junit.jupiter.api.Test;

class ZipTest {

  private static byte[] sample() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment("comment");
      for (String name : List.of("a.txt", "b/中.txt", "c.txt")) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2021, 2, 3, 4, 5, 6));
        entry.setComment("of " + name);
        zip.putNextEntry(entry);
        zip.write(("content of " + name).repeat(20).getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static MediaSource source(byte[] bytes) {
    return MediaSource.of("a.zip", bytes);
  }

  @Test
  void content_anyEntry_isInflatedAndChecked() throws IOException {
    Zip zip = Zip.of(source(sample()));
    assertEquals(
        "content of b/中.txt".repeat(20), new String(zip.content("b/中.txt").orElseThrow(), UTF_8));
    assertTrue(zip.content("none").isEmpty());
  }

  @Test
  void edit_oneEntry_keepsAllOthersAndTheirMetadata() throws IOException {
    byte[] in = sample();
    byte[] out =
        Zip.of(source(in))
            .edit()
            .put("b/中.txt", "new".getBytes(UTF_8))
            .put("d.txt", "added".getBytes(UTF_8))
            .remove("c.txt")
            .plan()
            .toBytes();
    Zip before = Zip.of(source(in));
    Zip after = Zip.of(source(out));
    assertEquals(
        List.of("a.txt", "b/中.txt", "d.txt"),
        after.entries().stream().map(Zip.Entry::name).toList());
    int end = (int) before.entry("b/中.txt").orElseThrow().header();
    assertArrayEquals(Arrays.copyOf(in, end), Arrays.copyOf(out, end));
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(out))) {
      stream.getNextEntry();
      ZipEntry changed = stream.getNextEntry();
      assertEquals("new", new String(stream.readAllBytes(), UTF_8));
      assertEquals(2021, changed.getTimeLocal().getYear());
      stream.getNextEntry();
      assertEquals("added", new String(stream.readAllBytes(), UTF_8));
    }
    assertTrue(new String(out, UTF_8).endsWith("comment"));
  }

  @Test
  void edit_deflated_isReadByTheJdk() throws IOException {
    byte[] text = "text ".repeat(1000).getBytes(UTF_8);
    byte[] out = Zip.of(source(sample())).edit().deflate("a.txt", text).plan().toBytes();
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(out))) {
      stream.getNextEntry();
      assertArrayEquals(text, stream.readAllBytes());
    }
    assertArrayEquals(text, Zip.of(source(out)).content("a.txt").orElseThrow());
  }

  @Test
  void edit_nothing_reproducesTheSource() throws IOException {
    assertTrue(Zip.of(source(sample())).edit().plan().reproducesSource());
  }

  @Test
  void edit_bytesBeforeTheArchive_areKeptAndNotCounted() throws IOException {
    byte[] in = sample();
    byte[] prefixed = new byte[in.length + 100];
    System.arraycopy(in, 0, prefixed, 100, in.length);
    byte[] out = Zip.of(source(prefixed)).edit().put("a.txt", "x".getBytes(UTF_8)).plan().toBytes();
    Zip zip = Zip.of(source(out));
    assertEquals("x", new String(zip.content("a.txt").orElseThrow(), UTF_8));
    assertEquals(100, zip.entry("a.txt").orElseThrow().header());
  }

  @Test
  void edit_zip64_movesItsOwnFields() throws IOException {
    byte[] out =
        Zip.of(source(zip64()))
            .edit()
            .put("first", "longer than it was".getBytes(UTF_8))
            .plan()
            .toBytes();
    Zip zip = Zip.of(source(out));
    assertEquals("second", new String(zip.content("second").orElseThrow(), UTF_8));
    assertEquals("longer than it was", new String(zip.content("first").orElseThrow(), UTF_8));
  }

  @Test
  void of_entryThatInflatesBeyondItsSize_isRefused() throws IOException {
    byte[] bytes = sample();
    Zip.Entry entry = Zip.of(source(bytes)).entry("a.txt").orElseThrow();
    int directory =
        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
    assertEquals(0, entry.record());
    assertThrows(MalformedMediaException.class, () -> Zip.of(source(bytes)).content("a.txt"));
  }

  @Test
  void of_countThatDiffers_isRefused() throws IOException {
    byte[] bytes = sample();
    int end = bytes.length - 22 - "comment".length();
    bytes[end + 10]++;
    assertThrows(MalformedMediaException.class, () -> Zip.of(source(bytes)));
  }

  @Test
  void edit_overlappingEntries_areRefused() throws IOException {
    byte[] bytes = sample();
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int second = text.indexOf("PK\1\2", text.indexOf("PK\1\2") + 4);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 10);
    assertThrows(
        IOException.class, () -> Zip.of(source(bytes)).edit().remove("a.txt").plan().toBytes());
  }

  @Test
  void begins_otherFiles_isFalse() {
    assertFalse(Zip.begins(ByteBuffer.wrap(new byte[40])));
  }

  /** Two stored entries, the second with its offset in a zip64 field, and zip64 end records. */
  private static byte[] zip64() {
    ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    int first = local(out, "first");
    int second = local(out, "second");
    int directory = out.position();
    central(out, "first", first, 0);
    central(out, "second", second, 12);
    int size = out.position() - directory;
    int end64 = out.position();
    out.putInt(0x06064B50).putLong(44).putShort((short) 45).putShort((short) 45);
    out.putInt(0).putInt(0).putLong(2).putLong(2).putLong(size).putLong(directory);
    out.putInt(0x07064B50).putInt(0).putLong(end64).putInt(1);
    out.putInt(0x06054B50).putInt(0).putShort((short) -1).putShort((short) -1);
    out.putInt(-1).putInt(-1).putShort((short) 0);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int local(ByteBuffer out, String name) {
    int at = out.position();
    out.putInt(0x04034B50).putShort((short) 45);
    shared(out, name).putShort((short) name.length()).putShort((short) 0);
    out.put(name.getBytes(UTF_8)).put(name.getBytes(UTF_8));
    return at;
  }

  private static void central(ByteBuffer out, String name, int offset, int extra) {
    out.putInt(0x02014B50).putShort((short) 45).putShort((short) 45);
    shared(out, name).putShort((short) name.length()).putShort((short) extra);
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    out.putInt(extra > 0 ? -1 : offset).put(name.getBytes(UTF_8));
    if (extra > 0) {
      out.putShort((short) 1).putShort((short) 8).putLong(offset);
    }
  }

  private static ByteBuffer shared(ByteBuffer out, String name) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(name.getBytes(UTF_8));
    out.putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) crc.getValue());
    return out.putInt(name.length()).putInt(name.length());
  }
}
