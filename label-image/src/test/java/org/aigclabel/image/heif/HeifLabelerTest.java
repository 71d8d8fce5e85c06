package org.aigclabel.image.heif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeifLabelerTest {

  private static final int SIDE = 128;
  private static final byte[] EXIF = "not touched".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({"AV1,C420jpeg", "AV1,C420p10 XYSCSS=420P10", "HEVC,C420jpeg XCOLORRANGE=FULL"})
  void picture_labelled_changesInTheCornerAndKeepsOtherItems(StillCodec codec, String model)
      throws IOException {
    requireEncoder(codec);
    StillMaker maker = new StillMaker();
    byte[] file = single(maker, codec, model);
    byte[] after = labelled(file);
    Frames before = decoded(file, 1);
    Frames drawn = decoded(after, 1);
    assertEquals(before.sizeAndModel(), drawn.sizeAndModel());
    assertTrue(error(before, drawn, 0, SIDE / 2) < 0.0002, "the upper half is as it was");
    assertTrue(error(before, drawn, SIDE * 3 / 4, SIDE) > 0.001, "the corner has a label");
    assertArrayEquals(EXIF, items(after).data(2));
  }

  @Test
  void grid_turnedByAQuarter_hasTheLabelAtTheShownCorner() throws IOException {
    requireEncoder(StillCodec.HEVC);
    StillStream tiles =
        StillMaker.encoded(StillCodec.HEVC, StillMaker.ramps("C420jpeg", SIDE, SIDE, 4));
    StillMaker maker = new StillMaker();
    int config = maker.property(IsoBoxes.box("hvcC", tiles.config()));
    int size = maker.property(StillMaker.size(SIDE, SIDE));
    int whole = maker.property(StillMaker.size(2 * SIDE - 8, 2 * SIDE));
    int turn = maker.property(IsoBoxes.box("irot", new byte[] {3}));
    int colour = maker.property(StillMaker.nclx());
    for (byte[] tile : tiles.pictures()) {
      maker.item("hvc1", tile, config, size);
    }
    byte[] layout = {0, 0, 1, 1, 0, (byte) (2 * SIDE - 8), 1, 0};
    int grid = maker.item("grid", layout, whole, turn, colour);
    maker.refer("dimg", grid, 1, 2, 3, 4);
    byte[] file = maker.file("heic", grid);
    byte[] after = labelled(file);
    for (int tile = 1; tile <= 4; tile++) {
      double error = decoded(file, tile).error(decoded(after, tile));
      boolean shown = tile == 2;
      assertEquals(shown, error > 0.001, "tile " + tile + " differs by " + error);
    }
  }

  /** As heif-enc writes odd sizes: a grid of one tile that is larger than what is shown. */
  @Test
  void oddSize_labelled_keepsSizeAndWhatIsOutsideTheLabel() throws IOException {
    requireEncoder(StillCodec.HEVC);
    StillStream tile =
        StillMaker.encoded(StillCodec.HEVC, StillMaker.ramps("C420jpeg", SIDE, SIDE, 1));
    StillMaker maker = new StillMaker();
    int config = maker.property(IsoBoxes.box("hvcC", tile.config()));
    int size = maker.property(StillMaker.size(SIDE, SIDE));
    int shown = maker.property(StillMaker.size(SIDE - 1, SIDE - 1));
    maker.item("hvc1", tile.pictures().get(0), config, size);
    byte[] layout = {0, 0, 0, 0, 0, SIDE - 1, 0, SIDE - 1};
    maker.refer("dimg", maker.item("grid", layout, shown), 1);
    byte[] file = maker.file("heic", 2);
    byte[] after = labelled(file);
    assertArrayEquals(layout, items(after).data(2));
    Frames before = decoded(file, 1);
    Frames drawn = decoded(after, 1);
    double psnr = -10 * Math.log10(error(before, drawn, 0, SIDE * 3 / 4));
    assertTrue(psnr > 42, psnr + " dB");
    assertTrue(error(before, drawn, SIDE * 3 / 4, SIDE) > 0.001, "the corner has a label");
  }

  @Test
  void transparency_underTheLabel_becomesOpaqueThere() throws IOException {
    requireEncoder(StillCodec.AV1);
    StillMaker maker = new StillMaker();
    Frames clear = StillMaker.ramps("Cmono", SIDE, SIDE, 1);
    java.util.Arrays.fill(clear.list().get(0), (byte) 0);
    StillStream mask = StillMaker.encoded(StillCodec.AV1, clear);
    single(maker, StillCodec.AV1, "C420jpeg");
    int config = maker.property(IsoBoxes.box("av1C", mask.config()));
    byte[] name =
        "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0".getBytes(StandardCharsets.US_ASCII);
    int kind = maker.property(IsoBoxes.fullBox("auxC", 0, 0, name));
    int item = maker.item("av01", mask.pictures().get(0), config, kind);
    maker.refer("auxl", item, 1);
    Frames after = decoded(labelled(maker.file("avif", 1)), item);
    int most = 0;
    for (int x = 0; x < SIDE; x++) {
      assertTrue(after.sample(0, 0, x, 4) < 8, "clear at the top");
      for (int y = SIDE * 3 / 4; y < SIDE; y++) {
        most = Math.max(most, after.sample(0, 0, x, y));
      }
    }
    assertTrue(most > 230, "opaque in the label: " + most);
  }

  @Test
  void thumbnail_ofTheSameConfiguration_keepsIt() throws IOException {
    requireEncoder(StillCodec.HEVC);
    StillMaker maker = new StillMaker();
    single(maker, StillCodec.HEVC, "C420jpeg");
    byte[] thumbnail = items(maker.file("heic", 1)).data(1);
    int item = maker.item("hvc1", thumbnail, 1, 2);
    maker.refer("thmb", item, 1);
    byte[] file = maker.file("heic", 1);
    byte[] after = labelled(file);
    assertEquals(0, decoded(file, item).error(decoded(after, item)));
    assertTrue(decoded(file, 1).error(decoded(after, 1)) > 0.0001);
  }

  @Test
  void picture_labelledWithoutLoss_isRefusedWithAWayOut() throws IOException {
    requireEncoder(StillCodec.AV1);
    byte[] file = single(new StillMaker(), StillCodec.AV1, "C420jpeg");
    MediaSource source = MediaSource.of("a.avif", file);
    ExplicitLabel label = ExplicitLabel.standard().withoutLoss();
    UnsupportedMediaException e =
        assertThrows(UnsupportedMediaException.class, () -> new HeifLabeler().label(source, label));
    assertTrue(String.valueOf(e.getMessage()).contains("avifdec"), e.getMessage());
  }

  private static void requireEncoder(StillCodec codec) {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed(found -> codec.encoder(found).isPresent());
    assumeTrue(ffmpeg.isPresent(), "needs FFmpeg with an encoder for " + codec);
  }

  private static byte[] single(StillMaker maker, StillCodec codec, String model)
      throws IOException {
    StillStream stream = StillMaker.encoded(codec, StillMaker.ramps(model, SIDE, SIDE, 1));
    boolean av1 = codec == StillCodec.AV1;
    int config = maker.property(IsoBoxes.box(codec.config(), stream.config()));
    int size = maker.property(StillMaker.size(SIDE, SIDE));
    maker.item(av1 ? "av01" : "hvc1", stream.pictures().get(0), config, size);
    maker.refer("cdsc", maker.item("Exif", EXIF), 1);
    return maker.file(av1 ? "avif" : "heic", 1);
  }

  private static byte[] labelled(byte[] file) throws IOException {
    MediaSource source = MediaSource.of("picture", file);
    try (Rendering rendering = new HeifLabeler().label(source, ExplicitLabel.standard())) {
      return rendering.plan().toBytes();
    }
  }

  private static Items items(byte[] file) throws IOException {
    MediaSource source = MediaSource.of("picture", file);
    return Items.of(source, IsoBoxes.top(source)).orElseThrow();
  }

  private static Frames decoded(byte[] file, int item) throws IOException {
    Items items = items(file);
    Properties properties = Properties.of(items).orElseThrow();
    return CodedPicture.of(items, properties, item).stream()
        .decoded(Ffmpeg.installed().orElseThrow(), 1 << 24);
  }

  private static double error(Frames before, Frames after, int fromRow, int toRow) {
    double sum = 0;
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < SIDE; x++) {
        sum += Math.pow(before.sample(0, 0, x, y) - after.sample(0, 0, x, y), 2);
      }
    }
    return sum / (toRow - fromRow) / SIDE / Math.pow(before.layout().most(), 2);
  }
}
