package org.aigclabel.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes.Box;
import org.junit.jupiter.api.Test;

class IsoBoxesTest {

  private static final String XMP = "BE7ACFCB97A942E89C71999491E3AFAC";

  @Test
  void find_nestedPath_returnsEveryMatch() throws IOException {
    byte[] trak = IsoBoxes.box("trak", IsoBoxes.box("tkhd", new byte[4]));
    MediaSource source = source(IsoBoxes.box("moov", trak, trak, IsoBoxes.box("free")));
    List<Box> found = IsoBoxes.find(source, "moov", "trak", "tkhd");
    assertEquals(List.of(16L, 36L), found.stream().map(Box::offset).toList());
  }

  @Test
  void children_isoMeta_startAfterVersion() throws IOException {
    MediaSource source =
        source(IsoBoxes.fullBox("meta", 0, 0, IsoBoxes.fullBox("hdlr", 0, 0, new byte[21])));
    assertEquals(12, IsoBoxes.find(source, "meta", "hdlr").get(0).offset());
  }

  @Test
  void children_quickTimeMeta_startAtOnce() throws IOException {
    MediaSource source = source(IsoBoxes.box("meta", IsoBoxes.fullBox("hdlr", 0, 0, new byte[21])));
    assertEquals(8, IsoBoxes.find(source, "meta", "hdlr").get(0).offset());
  }

  @Test
  void list_sizes64And0_reachTheirEnds() throws IOException {
    byte[] large = ByteBuffer.allocate(20).putInt(1).putInt(0x6D646174).putLong(20).array();
    byte[] last = {0, 0, 0, 0, 'f', 'r', 'e', 'e', 1, 2, 3};
    MediaSource source = source(large, last);
    List<Box> boxes = IsoBoxes.top(source);
    assertEquals(List.of(new Box("mdat", 0, 16, 20), new Box("free", 20, 8, 11)), boxes);
    assertArrayEquals(last, concat(IsoBoxes.resized(source, boxes.get(1), 99), 1, 2, 3));
    assertEquals(77, ByteBuffer.wrap(IsoBoxes.resized(source, boxes.get(0), 77)).getLong(8));
  }

  @Test
  void uuid_extendedType_isPartOfTheHeader() throws IOException {
    MediaSource source = source(IsoBoxes.uuidBox(XMP, new byte[] {9}));
    Box box = IsoBoxes.top(source).get(0);
    assertEquals(XMP, IsoBoxes.uuid(source, box));
    assertArrayEquals(new byte[] {9}, IsoBoxes.payload(source, box));
  }

  @Test
  void list_brokenBox_isRefusedOrLeftOut() throws IOException {
    byte[] tooLong = {0, 0, 1, 0, 'm', 'd', 'a', 't'};
    byte[] tooShort = {0, 0, 0, 7, 'm', 'd', 'a', 't'};
    for (byte[] broken : List.of(tooLong, tooShort, new byte[] {1, 2, 3})) {
      MediaSource source = source(IsoBoxes.box("free"), broken);
      assertThrows(MalformedMediaException.class, () -> IsoBoxes.top(source));
      assertEquals(1, IsoBoxes.readable(source, 0, source.size()).size());
    }
  }

  @Test
  void list_zeroTerminator_endsTheList() throws IOException {
    MediaSource source = source(IsoBoxes.box("udta", IsoBoxes.box("name"), new byte[4]));
    assertEquals(1, IsoBoxes.find(source, "udta", "name").size());
    assertTrue(IsoBoxes.find(source, "udta", "none").isEmpty());
  }

  private static MediaSource source(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return MediaSource.of("test.mp4", all.toByteArray());
  }

  private static byte[] concat(byte[] head, int... tail) {
    byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
    for (int i = 0; i < tail.length; i++) {
      all[head.length + i] = (byte) tail[i];
    }
    return all;
  }
}
