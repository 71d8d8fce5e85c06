package org.aigclabel.image.jxl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JxlLabelerTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @BeforeEach
  void requireFfmpeg() {
    assumeTrue(
        Ffmpeg.installed(ffmpeg -> ffmpeg.encodes("libjxl")).isPresent(),
        "needs FFmpeg with libjxl");
  }

  @Test
  void losslessPicture_labelledWithoutLoss_changesOnlyInTheCorner() throws IOException {
    byte[] file = picture("0");
    byte[] before = pixels(file);
    byte[] after = pixels(labelled(file, ExplicitLabel.standard().withoutLoss()));
    assertEquals(before.length, after.length);
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        int x = i / 3 % WIDTH;
        int y = i / 3 / WIDTH;
        assertTrue(x > WIDTH / 2 && y > HEIGHT / 2, "pixel " + x + ", " + y);
        changed++;
      }
    }
    assertTrue(changed > 100, changed + " samples");
  }

  @Test
  void lossyPicture_labelledWithoutLoss_isRefusedAndElseNoted() throws IOException {
    byte[] file = picture("1");
    assertThrows(
        UnsupportedMediaException.class,
        () -> labelled(file, ExplicitLabel.standard().withoutLoss()));
    MediaSource source = MediaSource.of("a.jxl", file);
    try (Rendering rendering = new JxlLabeler().label(source, ExplicitLabel.standard())) {
      assertEquals("explicit.reencoded", rendering.notes().get(0).rule().code());
    }
  }

  @Test
  void container_labelled_keepsBoxesButNotWhatRebuildsTheJpeg() throws IOException {
    MediaSource bare = MediaSource.of("a.jxl", picture("1"));
    byte[] wrapped = new JxlFormat().signedContent(bare).toBytes();
    java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
    file.writeBytes(wrapped);
    file.writeBytes(IsoBoxes.box("jbrd", new byte[9]));
    file.writeBytes(IsoBoxes.box("Exif", new byte[7]));
    MediaSource after =
        MediaSource.of("a.jxl", labelled(file.toByteArray(), ExplicitLabel.standard()));
    assertTrue(IsoBoxes.first(IsoBoxes.top(after), "Exif").isPresent());
    assertFalse(IsoBoxes.first(IsoBoxes.top(after), "jbrd").isPresent());
  }

  @Test
  void header_turned_isNotPlain() {
    assertEquals(new JxlHeader(true, true), JxlHeader.of(bits("1" + "00000" + "100" + "1")));
    assertFalse(JxlHeader.of(turned()).plain());
  }

  /** FF 0A, a small square, not all default, with extra fields, turned. */
  private static byte[] turned() {
    return bits("1" + "00000" + "100" + "0" + "1" + "101" + "0".repeat(40));
  }

  private static byte[] bits(String bits) {
    byte[] bytes = new byte[2 + bits.length() / 8 + 8];
    bytes[0] = (byte) 0xFF;
    bytes[1] = 0x0A;
    for (int i = 0; i < bits.length(); i++) {
      bytes[2 + i / 8] |= (byte) (bits.charAt(i) - '0' << i % 8);
    }
    return bytes;
  }

  private static byte[] picture(String distance) throws IOException {
    return Ffmpeg.installed()
        .orElseThrow()
        .output(
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=d=0.04:s=" + WIDTH + "x" + HEIGHT,
                "-frames:v",
                "1",
                "-vf",
                "setparams=color_primaries=bt709:color_trc=iec61966-2-1,format=rgb24",
                "-c:v",
                "libjxl",
                "-distance",
                distance,
                "-f",
                "image2pipe",
                "pipe:1"),
            1 << 20,
            LIMIT);
  }

  private static byte[] labelled(byte[] file, ExplicitLabel label) throws IOException {
    MediaSource source = MediaSource.of("a.jxl", file);
    try (Rendering rendering = new JxlLabeler().label(source, label)) {
      return rendering.plan().toBytes();
    }
  }

  private static byte[] pixels(byte[] file) throws IOException {
    try (Workspace workspace = Workspace.create()) {
      List<String> arguments =
          new java.util.ArrayList<>(Ffmpeg.input("jpegxl_pipe", workspace.put(file, "a.jxl")));
      arguments.addAll(List.of("-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"));
      return Ffmpeg.installed().orElseThrow().output(arguments, 1 << 24, LIMIT);
    }
  }
}
