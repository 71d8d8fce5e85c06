package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final MediaSource SOURCE = MediaSource.of("x", bytes("0123456789"));

  @Test
  void toString_keptAndPut_oneReadableLine() throws IOException {
    Plan plan = Plan.of(SOURCE).keepTo(3).put(bytes("ab")).skipTo(5).keepRest();

    assertEquals("keep 0+3, put 2, keep 5+5", plan.toString());
    assertArrayEquals(bytes("012ab56789"), plan.toBytes());
  }

  @Test
  void edits_anyOrder_appliedByOffset() throws IOException {
    Plan plan =
        Plan.edit(SOURCE)
            .replace(8, 1, bytes("X"))
            .insert(0, bytes("<"))
            .remove(2, 3)
            .insert(10, bytes(">"))
            .insert(10, bytes("!"))
            .plan();

    assertEquals("<01567X9>!", new String(plan.toBytes(), StandardCharsets.ISO_8859_1));
    assertThrows(
        IllegalArgumentException.class, () -> Plan.edit(SOURCE).remove(2, 4).remove(3, 4).plan());
  }

  @Test
  void asSource_planOfAPlan_readsLikeTheWrittenBytes() throws IOException {
    Random random = new Random(7);
    byte[] content = new byte[5000];
    random.nextBytes(content);
    MediaSource source = MediaSource.of("r", content);
    for (int round = 0; round < 50; round++) {
      Plan.Edits edits = Plan.edit(source);
      long at = 0;
      while ((at += random.nextInt(700)) < source.size() - 50) {
        edits.replace(at, random.nextInt(50), new byte[random.nextInt(60)]);
        at += 50;
      }
      Plan plan = edits.plan();
      byte[] whole = plan.toBytes();
      MediaSource planned = plan.asSource();
      assertEquals(whole.length, planned.size());
      int from = random.nextInt(whole.length);
      int length = random.nextInt(whole.length - from + 1);
      assertArrayEquals(
          java.util.Arrays.copyOfRange(whole, from, from + length), planned.array(from, length));
      source = planned;
    }
  }

  @Test
  void reproducesSource_sameBytesElsewhere_comparedNotAssumed() throws IOException {
    MediaSource twice = MediaSource.of("x", bytes("abcabc"));
    assertTrue(Plan.of(twice).keep(3, 3).keep(0, 3).build().reproducesSource());
    assertTrue(Plan.of(twice).keepTo(2).put(bytes("c")).skipTo(3).keepRest().reproducesSource());
    assertFalse(Plan.of(twice).keepTo(2).put(bytes("x")).skipTo(3).keepRest().reproducesSource());
    assertFalse(Plan.of(twice).keepTo(5).build().reproducesSource());
  }

  @Test
  void editInPlace_tailAndPatch_fileAsPlanned(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes("RIFFsizeDATA"));
    Plan plan;
    try (MediaSource source = MediaSource.of(file)) {
      plan = Plan.edit(source).replace(4, 4, bytes("SIZE")).insert(12, bytes("tail")).plan();
      assertTrue(plan.fitsInPlace());
      plan.editInPlace(file);
      assertFalse(Plan.of(source).put(bytes("x")).keepRest().fitsInPlace());
    }
    assertArrayEquals(bytes("RIFFSIZEDATAtail"), Files.readAllBytes(file));
  }

  @Test
  void bytes_pastTheEnd_malformedWithFileOffsetWantedAndFound() {
    MalformedMediaException e =
        assertThrows(MalformedMediaException.class, () -> SOURCE.bytes(8, 4));
    assertEquals("x at byte 8: wanted 4 bytes, found 2", e.getMessage());
  }

  @Test
  void write_existingFile_keptUnlessTold(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("猫.png"), bytes("old"));
    Plan plan = Plan.keepAll(SOURCE);

    assertThrows(FileAlreadyExistsException.class, () -> Output.to(file).write(plan, s -> {}));
    assertArrayEquals(bytes("old"), Files.readAllBytes(file));
    Output.to(file).replacing().write(plan, s -> {});
    assertArrayEquals(bytes("0123456789"), Files.readAllBytes(file));
  }

  @Test
  void write_readBackFails_nothingLeftAndTargetUntouched(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("f"), bytes("old"));

    assertThrows(
        IOException.class,
        () ->
            Output.to(file)
                .replacing()
                .write(
                    Plan.keepAll(SOURCE),
                    s -> {
                      throw new IOException("not read back");
                    }));
    assertArrayEquals(bytes("old"), Files.readAllBytes(file));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void spooled_pastTheLimit_temporaryFileGoneAfterClose(@TempDir Path folder) throws IOException {
    byte[] content = new byte[100_000];
    new Random(1).nextBytes(content);
    Limits small = new Limits(1 << 20, 1 << 20, 1 << 20, 8, 100, 100, 1000, Duration.ofMinutes(1));
    try (MediaSource source =
        MediaSource.spooled("s", new java.io.ByteArrayInputStream(content), small)) {
      assertEquals(content.length, source.size());
      assertArrayEquals(content, source.array(0, content.length));
    }
  }
}
