package org.aigclabel.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentPictureDetectorTest {

  private static final String SAYING = "人工智能生成";
  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;

  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, 0x205080 + i / WIDTH / 8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return Labeler.installed()
        .showing(ExplicitLabel.standard().saying(SAYING))
        .label(out.toByteArray(), Label.producedBy("001191110102MACQD9K64010000", "x"));
  }

  /** Rows of samples, each filtered as PNG does if a filter is named. */
  private static byte[] samples(BufferedImage image, int components, int filter) {
    int length = components * WIDTH;
    byte[] plain = new byte[length * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour = image.getRGB(i % WIDTH, i / WIDTH);
      for (int c = 0; c < components; c++) {
        int sample = c == 3 ? 0 : colour >> 8 * (2 - c);
        plain[i * components + c] = (byte) (components == 4 && c < 3 ? ~sample : sample);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < plain.length; i++) {
      if (i % length == 0 && filter >= 0) {
        out.write(filter);
      }
      int left = i % length >= components ? plain[i - components] & 0xFF : 0;
      int up = i >= length ? plain[i - length] & 0xFF : 0;
      int corner =
          i % length >= components && i >= length ? plain[i - length - components] & 0xFF : 0;
      out.write(plain[i] - predicted(filter, left, up, corner));
    }
    return out.toByteArray();
  }

  private static int predicted(int filter, int left, int up, int corner) {
    return switch (filter) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) >> 1;
      case 4 -> nearest(left + up - corner, left, up, corner);
      default -> 0;
    };
  }

  private static int nearest(int wanted, int... values) {
    int nearest = values[0];
    for (int value : values) {
      nearest = Math.abs(value - wanted) < Math.abs(nearest - wanted) ? value : nearest;
    }
    return nearest;
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    byte[] out = new byte[data.length + 1000];
    int length = deflater.deflate(out);
    deflater.end();
    return java.util.Arrays.copyOf(out, length);
  }

  private static List<ExplicitFinding> read(String dictionary, byte[] stream) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        "%PDF-1.7\n4 0 obj\n<< /Type /XObject /Subtype /Image /Width "
            + (WIDTH + " /Height " + HEIGHT + " " + dictionary)
            + (" /Length " + stream.length + " >>\nstream\n");
    out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(stream);
    out.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
    return new DocumentPictureDetector().detect(MediaSource.of("d.pdf", out.toByteArray()));
  }

  private static void assertRead(List<ExplicitFinding> found) {
    assertEquals(List.of(SAYING), found.stream().map(ExplicitFinding::content).toList());
  }

  @ParameterizedTest
  @CsvSource({"1,-1", "3,-1", "4,-1", "1,4", "3,0", "3,1", "3,2", "3,3", "3,4"})
  void detect_inflatedSamples_labelRead(int components, int filter) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png()));
    String parameters =
        filter < 0 ? "" : "/DecodeParms << /Predictor 15 /Colors 3 /Columns " + WIDTH + " >> ";
    assertRead(
        read(
            parameters + "/ColorSpace 9 0 R /BitsPerComponent 8 /Filter [ /FlateDecode ]",
            deflated(samples(image, components, filter))));
  }

  @Test
  void detect_jpeg_labelRead() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(ImageIO.read(new ByteArrayInputStream(png())), "jpeg", jpeg);
    assertRead(read("/BitsPerComponent 8 /Filter /DCTDecode", jpeg.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/BitsPerComponent 1 /Filter /CCITTFaxDecode",
        "/BitsPerComponent 8 /Filter [/ASCII85Decode /FlateDecode]",
        "/BitsPerComponent 8 /Filter /FlateDecode",
        "/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 1 <00>] /Filter /FlateDecode"
      })
  void detect_unreadablePicture_refusedWithCount(String dictionary) {
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class, () -> read(dictionary, new byte[] {1, 2, 3, 4}));
    assertEquals("reason.pictures.unread:1", e.reason());
  }

  @Test
  void detect_hugeExtentOfFewBytes_refused() {
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () ->
                new DocumentPictureDetector()
                    .detect(
                        MediaSource.of(
                            "d.pdf",
                            ("%PDF-1.7\n1 0 obj<</Subtype/Image/Width 99999/Height 99999"
                                    + "/BitsPerComponent 8/Filter/FlateDecode>>stream\nx\nendstream")
                                .getBytes(StandardCharsets.ISO_8859_1))));
    assertEquals("reason.pictures.unread:1", e.reason());
  }

  @Test
  void detect_jpeg2000_labelRead() throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed().filter(f -> f.encodes("jpeg2000"));
    Assumptions.assumeTrue(ffmpeg.isPresent(), "FFmpeg with JPEG 2000 is not on this machine");
    try (Workspace workspace = Workspace.create()) {
      List<String> arguments =
          new ArrayList<>(Ffmpeg.input("png_pipe", workspace.put(png(), "picture")));
      arguments.addAll(List.of("-c:v", "jpeg2000", "-f", "image2pipe", "pipe:1"));
      byte[] jp2 = ffmpeg.orElseThrow().output(arguments, 1 << 24, Duration.ofSeconds(60));
      assertRead(read("/Filter /JPXDecode", jp2));
    }
  }

  @Test
  void detect_noPictures_nothing() throws IOException {
    byte[] file = "%PDF-1.7\n1 0 obj<<>>stream\nx\nendstream\n".getBytes(StandardCharsets.US_ASCII);
    assertEquals(List.of(), new DocumentPictureDetector().detect(MediaSource.of("d.pdf", file)));
  }
}
