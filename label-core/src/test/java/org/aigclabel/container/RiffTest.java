package org.aigclabel.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.junit.jupiter.api.Test;

class RiffTest {

  @Test
  void chunks_oddSize_arePadded() throws IOException {
    Riff riff = Riff.read(file("RIFF", 22, "abcd", 1, "x\0", "efgh", 0, ""));

    assertEquals(22, riff.chunks().get(1).offset());
    assertTrue(riff.sound(""));
    assertEquals(30, riff.end());
  }

  @Test
  void chunks_truncatedLast_isClipped() throws IOException {
    Riff riff = Riff.read(file("RIFF", 1000, "data", 900, "123"));

    assertEquals(3, riff.chunks().get(0).available());
    assertFalse(riff.sound(""));
  }

  @Test
  void chunks_bigEndian_areWalked() throws IOException {
    Riff riff = Riff.read(file("RIFX", 16, "data", 4, "1234"));

    assertEquals(4, riff.first("data").orElseThrow().size());
  }

  @Test
  void append_soundFile_keepsAllInPlace() throws IOException {
    Riff riff = Riff.read(file("RIFF", 16, "data", 4, "1234"));
    Plan plan = riff.changes().insert(riff.end(), riff.chunk("AIGC", new byte[] {7})).plan();

    assertTrue(plan.fitsInPlace());
    assertEquals("keep 0+4, put 4, keep 8+16, put 10", plan.toString());
    assertTrue(Riff.read(plan.asSource()).sound(""));
  }

  @Test
  void append_openSize_leavesHeaderAlone() throws IOException {
    Riff riff = Riff.read(file("RIFF", -1, "data", -1, "1234"));

    assertFalse(riff.sound(""));
    assertEquals(4, riff.first("data").orElseThrow().available());
    Plan plan = riff.changes().insert(12, riff.chunk("AIGC", new byte[0])).plan();
    assertEquals("keep 0+12, put 8, keep 12+12", plan.toString());
  }

  @Test
  void append_past4GiB_isRefusedWithAdvice() throws IOException {
    Riff riff = Riff.read(file("RIFF", 0xFFFFFFF0, "data", 4, "1234"));
    Riff.Changes changes = riff.changes().insert(12, riff.chunk("AIGC", new byte[10]));

    UnsupportedMediaException e =
        assertThrows(UnsupportedMediaException.class, () -> changes.plan());
    assertTrue(e.getMessage().contains("RF64"));
  }

  @Test
  void rf64_append_updatesDs64() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    text(file, "RF64").putInt(-1);
    text(text(file, "WAVE"), "ds64").putInt(28).putLong(56).putLong(8).putLong(4).putInt(0);
    text(file, "data").putInt(-1).putLong(5);
    Riff riff = Riff.read(MediaSource.of("t.wav", file.array()));

    assertTrue(riff.sound(""));
    assertEquals(8, riff.first("data").orElseThrow().size());
    Plan plan = riff.changes().insert(riff.end(), riff.chunk("AIGC", new byte[2])).plan();
    assertTrue(plan.fitsInPlace());
    assertTrue(Riff.read(plan.asSource()).sound(""));
  }

  @Test
  void without_listChild_keepsTheOthers() throws IOException {
    Riff riff =
        Riff.read(
            file("RIFF", 48, "LIST", 36, "INFOIART\2\0\0\0meAIGC\3\0\0\0{} \0INAM\1\0\0\0n\0"));

    byte[] kept = riff.without(riff.chunks().get(0), "AIGC");
    assertEquals(
        "INFOIART\2\0\0\0meINAM\1\0\0\0n\0", new String(kept, StandardCharsets.ISO_8859_1));
  }

  private static ByteBuffer text(ByteBuffer to, String text) {
    return to.put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static MediaSource file(String magic, int size, Object... chunks) {
    ByteBuffer file = ByteBuffer.allocate(1000);
    file.order(magic.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    text(file, magic).putInt(size);
    text(file, "TEST");
    for (int i = 0; i < chunks.length; i += 3) {
      text(file, (String) chunks[i]).putInt((Integer) chunks[i + 1]);
      text(file, (String) chunks[i + 2]);
    }
    byte[] bytes = new byte[file.position()];
    file.rewind().get(bytes);
    return MediaSource.of("test.riff", bytes);
  }
}
