package org.aigclabel.video.jcodec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.video.OpeningLabeler;
import org.aigclabel.video.avc.NalUnits;
import org.aigclabel.video.splice.PicturePainter;
import org.aigclabel.video.splice.PicturePainter.Drawing;
import org.aigclabel.video.splice.Section.Window;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JcodecPainterTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int PICTURES = 10;
  private static final int SIDE = 16;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void paint_windowOfFivePictures_drawsOnThemAndKeepsTheRest() {
    byte[] stream = stream();
    List<byte[]> before = luma(stream);
    List<byte[]> after = luma(paint(stream));
    assertEquals(PICTURES, after.size());
    for (int n = 0; n < PICTURES; n++) {
      for (int at = 0; at < WIDTH * HEIGHT; at++) {
        boolean inLabel = at % WIDTH < SIDE && at / WIDTH < SIDE;
        int wanted = inLabel && n < 5 ? 235 - 128 : before.get(n)[at];
        int found = after.get(n)[at];
        assertTrue(Math.abs(wanted - found) < 6, "picture " + n + " at " + at + ": " + found);
      }
    }
  }

  @Test
  void paint_brokenStream_isRefusedWithAReason() {
    byte[] stream = stream();
    byte[] cut = Arrays.copyOf(stream, 60);
    assertThrows(IllegalStateException.class, () -> paint(cut));
    assertThrows(IllegalStateException.class, () -> paint(new byte[] {0, 0, 1, 0x65, 1, 2, 3}));
  }

  @ParameterizedTest
  @CsvSource({
    "-bf 2 -weightp 0, implicit weights",
    "-bf 2 -x264-params direct=temporal, temporal direct prediction",
    "-x264-params no-deblock=1, pictures without deblocking",
    "-x264-params cqm=jvt, scaling lists",
    "-slices 4, several slices",
    "-flags +ilme+ildct, interlaced",
    "-pix_fmt yuv444p, profile 244"
  })
  void paint_whatJcodecDecodesWrongly_isRefused(String options, String reason) throws IOException {
    byte[] stream = Files.readAllBytes(film("film.h264", options.split(" ")));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> paint(stream), options);
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal::toString);
  }

  @ParameterizedTest
  @CsvSource({"-profile:v baseline", "-profile:v main -bf 2", "-profile:v high -bf 3"})
  void label_withoutFfmpeg_drawsTheOpeningAsWell(String options) throws IOException {
    Path film = film("film.mp4", options.split(" "));
    String named = System.getProperty("aigclabel.ffmpeg", "");
    Path labelled = folder.resolve("labelled.mp4");
    System.setProperty("aigclabel.ffmpeg", folder.resolve("none").toString());
    try (MediaSource source = MediaSource.of(film);
        Rendering rendering =
            new OpeningLabeler()
                .label(source, ExplicitLabel.standard().opening(VideoOpening.lasting(2)))) {
      Files.write(labelled, rendering.plan().toBytes());
    } finally {
      System.setProperty("aigclabel.ffmpeg", named);
    }
    byte[] before = decoded(film);
    byte[] after = decoded(labelled);
    assertEquals(before.length, after.length);
    int frame = before.length / 40;
    assertTrue(most(before, after, 0, frame) > 60, "the label");
    assertEquals(0, most(before, after, 20 * frame, before.length), "after the cut");
  }

  private static byte[] paint(byte[] stream) {
    int[] white = new int[SIDE * SIDE];
    Arrays.fill(white, -1);
    Stamp stamp = new Stamp(0, 0, SIDE, SIDE, white, SIDE, 21);
    Window fivePictures = new Window(0, 0.2, 0, 0);
    Drawing drawing = new Drawing(backdrop -> stamp, 1, List.of(fivePictures));
    return PicturePainter.of("h264").orElseThrow().paint(stream, drawing);
  }

  /** Returns pictures of a ramp that moves. */
  private static byte[] stream() {
    H264Encoder encoder = H264Encoder.createH264Encoder();
    encoder.setKeyInterval(PICTURES + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int n = 0; n < PICTURES; n++) {
      Picture picture = Picture.create(WIDTH, HEIGHT, ColorSpace.YUV420J);
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        picture.getPlaneData(0)[i] = (byte) (i % WIDTH + n - 64);
      }
      ByteBuffer bytes = encoder.encodeFrame(picture, ByteBuffer.allocate(1 << 16)).getData();
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      out.writeBytes(copy);
    }
    return out.toByteArray();
  }

  private static List<byte[]> luma(byte[] stream) {
    H264Decoder decoder = new H264Decoder();
    List<byte[]> pictures = new ArrayList<>();
    List<ByteBuffer> units = new ArrayList<>();
    for (byte[] unit : NalUnits.ofStreams(List.of(stream))) {
      units.add(ByteBuffer.wrap(unit));
      if ((unit[0] & 31) == 1 || (unit[0] & 31) == 5) {
        byte[][] room = {
          new byte[WIDTH * HEIGHT], new byte[WIDTH * HEIGHT], new byte[WIDTH * HEIGHT]
        };
        pictures.add(decoder.decodeFrameFromNals(units, room).getPlaneData(0).clone());
        units.clear();
      }
    }
    return pictures;
  }

  private Path film(String name, String... options) throws IOException {
    assumeTrue(
        Ffmpeg.installed().filter(ffmpeg -> ffmpeg.encodes("libx264")).isPresent(),
        "needs FFmpeg with libx264");
    Path film = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
    arguments.addAll(List.of("testsrc2=s=160x120:r=10:d=4", "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of("-c:v", "libx264", "-g", "10"));
    arguments.addAll(List.of(options));
    arguments.add(Ffmpeg.output(film));
    Ffmpeg.require(name).run(arguments, LIMIT);
    return film;
  }

  private static byte[] decoded(Path film) throws IOException {
    List<String> arguments = new ArrayList<>(Ffmpeg.input("mov", film));
    arguments.addAll(List.of("-pix_fmt", "gray", "-f", "rawvideo", "pipe:1"));
    return Ffmpeg.require("film").output(arguments, 1 << 24, LIMIT);
  }

  private static int most(byte[] a, byte[] b, int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs((a[i] & 0xFF) - (b[i] & 0xFF)));
    }
    return most;
  }
}
