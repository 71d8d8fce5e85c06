package org.aigclabel.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExifTest {

  private static final String LABEL = "{\"AIGC\":{\"Label\":\"1\"}}";

  /** Orientation 6, a description, optionally an Exif directory with a user comment. */
  static byte[] block(ByteOrder order, String description, byte[] comment) {
    byte[] text = description.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(256 + text.length + comment.length).order(order);
    out.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    out.putShort((short) 42).putInt(8);
    boolean nested = comment.length > 0;
    out.putShort((short) (nested ? 3 : 2));
    out.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(150);
    out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6);
    out.putShort((short) 0);
    if (nested) {
      out.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(100);
    }
    out.putInt(0);
    if (nested) {
      out.position(100).putShort((short) 1);
      out.putShort((short) 0x9286).putShort((short) 7).putInt(comment.length);
      out.putInt(200 + text.length).putInt(0);
    }
    out.position(150).put(text);
    out.position(200 + text.length).put(comment);
    return out.array();
  }

  private static byte[] comment(String code, byte[] text) {
    byte[] head = code.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + text.length).put(head).position(8).put(text).array();
  }

  private static byte[] ascii(String text) {
    return comment("ASCII", text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void read_bothByteOrders_findsOrientationAndTexts(String name) {
    ByteOrder order = name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Exif exif = Exif.read(block(order, "a dog", ascii(LABEL)));
    assertEquals(6, exif.orientation());
    assertEquals(
        List.of(
            new Exif.Text(Exif.IMAGE_DESCRIPTION, 150, 5, "a dog"),
            new Exif.Text(Exif.USER_COMMENT, 205, LABEL.length() + 8, LABEL)),
        exif.texts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void read_unicodeCommentInEitherOrder_isDecoded(String charset) throws Exception {
    byte[] comment = comment("UNICODE", LABEL.getBytes(charset));
    Exif exif = Exif.read(block(ByteOrder.BIG_ENDIAN, "a dog", comment));
    assertEquals(LABEL, exif.texts().get(1).value());
  }

  @Test
  void withUserComment_anyBlock_isReadAndUndoneExactly() {
    for (byte[] before :
        List.of(
            new byte[0],
            block(ByteOrder.BIG_ENDIAN, "a dog", new byte[0]),
            block(ByteOrder.LITTLE_ENDIAN, "a dogs", new byte[0]),
            block(ByteOrder.LITTLE_ENDIAN, "a dog", comment("ASCII", new byte[20])))) {
      byte[] with = ExifEditor.withUserComment(before, LABEL);
      Exif exif = Exif.read(with);
      List<Exif.Text> comments =
          exif.texts().stream().filter(t -> t.tag() == Exif.USER_COMMENT).toList();
      assertEquals(List.of(LABEL), comments.stream().map(Exif.Text::value).toList());
      assertEquals(before.length == 0 ? 1 : 6, exif.orientation());
      assertArrayEquals(before, ExifEditor.without(with, t -> t.value().equals(LABEL)));
    }
  }

  @Test
  void without_foreignComment_removesOnlyThatText() {
    byte[] with = block(ByteOrder.LITTLE_ENDIAN, "a dog", ascii(LABEL));
    byte[] without = ExifEditor.without(with, t -> t.value().equals(LABEL));
    assertEquals(with.length, without.length);
    assertEquals(
        List.of("a dog"), Exif.read(without).texts().stream().map(t -> t.value()).toList());
    assertFalse(new String(without, StandardCharsets.ISO_8859_1).contains("AIGC"));
    assertEquals(6, Exif.read(without).orientation());
  }

  @Test
  void withUserComment_truncatedDirectory_isRefused() {
    byte[] cut = Arrays.copyOf(block(ByteOrder.BIG_ENDIAN, "a", new byte[0]), 20);
    assertThrows(IllegalArgumentException.class, () -> ExifEditor.withUserComment(cut, LABEL));
  }

  @Test
  void flippedBits_anywhere_neverThrowAndNeverUndoToTheSameBytes() {
    byte[] before = block(ByteOrder.BIG_ENDIAN, "a dog", comment("ASCII", new byte[5]));
    byte[] with = ExifEditor.withUserComment(before, LABEL);
    for (int bit = 0; bit < with.length * 8; bit++) {
      byte[] flipped = with.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      byte[] without = ExifEditor.without(flipped, t -> t.value().contains("AIGC"));
      boolean seen = !Arrays.equals(before, without);
      if (!seen) {
        String text = Exif.read(flipped).texts().get(1).value();
        seen = !text.equals(LABEL);
      }
      assertTrue(seen, "bit " + bit);
    }
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] wild = with.clone();
      for (int j = 0; j < 4; j++) {
        wild[random.nextInt(wild.length)] = (byte) random.nextInt();
      }
      try {
        Exif.read(ExifEditor.without(wild, t -> true)).orientation();
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("64 texts"));
      }
    }
  }
}
