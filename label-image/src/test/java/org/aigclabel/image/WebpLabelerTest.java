package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPReader;
import com.luciad.imageio.webp.WebPWriteParam;
import com.luciad.imageio.webp.WebPWriter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Riff;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.junit.jupiter.api.Test;

class WebpLabelerTest {

  private static final int WIDTH = 240;
  private static final int HEIGHT = 120;

  @Test
  void losslessPicture_labelledWithoutLoss_changesOnlyInTheCorner() throws IOException {
    byte[] webp = webp(picture(), CompressionType.Lossless);
    BufferedImage before = read(webp);
    BufferedImage after = read(labelled(webp, ExplicitLabel.standard().withoutLoss()));
    int changed = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      if (before.getRGB(x, y) != after.getRGB(x, y)) {
        assertTrue(x > WIDTH / 2 && y > HEIGHT / 2, "pixel " + x + ", " + y);
        changed++;
      }
    }
    assertTrue(changed > 100, changed + " pixels");
  }

  @Test
  void lossyPicture_labelled_losesLittleElsewhere() throws IOException {
    byte[] webp = webp(picture(), CompressionType.Lossy);
    BufferedImage before = read(webp);
    BufferedImage after = read(labelled(webp, ExplicitLabel.standard()));
    double error = 0;
    for (int i = 0; i < WIDTH * HEIGHT / 2; i++) {
      int green = before.getRGB(i % WIDTH, i / WIDTH) >> 8 & 0xFF;
      error += Math.pow(green - (after.getRGB(i % WIDTH, i / WIDTH) >> 8 & 0xFF), 2);
    }
    double psnr = 10 * Math.log10(255 * 255 / (error / (WIDTH * HEIGHT / 2)));
    assertTrue(psnr > 36, psnr + " dB");
  }

  @Test
  void lossyPicture_labelledWithoutLoss_isRefused() throws IOException {
    byte[] webp = webp(picture(), CompressionType.Lossy);
    assertThrows(
        UnsupportedMediaException.class,
        () -> labelled(webp, ExplicitLabel.standard().withoutLoss()));
  }

  @Test
  void animation_labelled_keepsFramesBesideTheLabelAndRedrawsClearedOnes() throws IOException {
    byte[] whole = stream(webp(picture(), CompressionType.Lossless));
    byte[] dot = stream(webp(new BufferedImage(8, 8, 1), CompressionType.Lossless));
    Bytes body = Bytes.little();
    chunk(body, "VP8X", Bytes.little().hex("02000000 ef0000 770000").done());
    chunk(body, "ANIM", new byte[6]);
    frame(body, WIDTH, HEIGHT, 0, whole);
    frame(body, 8, 8, 1, dot);
    frame(body, WIDTH, HEIGHT, 1, whole);
    frame(body, 8, 8, 0, dot);
    byte[] after =
        labelled(
            Bytes.little().text("RIFF").u32(body.size() + 4L).text("WEBP").raw(body.done()).done(),
            ExplicitLabel.standard());
    MediaSource file = MediaSource.of("a.webp", after);
    List<Riff.Chunk> frames = Riff.read(file).chunks();
    assertEquals(6, frames.size());
    assertEquals(16 + dot.length, frames.get(3).size());
    assertEquals(0x12, file.u8(frames.get(0).data()));
    assertTrue(file.u8(frames.get(5).data() + 6) > WIDTH / 2, "the last frame reaches the label");
    assertEquals(0, file.u8(frames.get(5).data()));
  }

  private static void frame(Bytes body, int width, int height, int flags, byte[] stream) {
    Bytes data = Bytes.little().zeros(6).u16(width - 1).zeros(1).u16(height - 1).zeros(1);
    chunk(body, "ANMF", data.hex("640000").raw((byte) flags).raw(stream).done());
  }

  private static void chunk(Bytes body, String id, byte[] data) {
    body.text(id).u32(data.length).raw(data).zeros(data.length & 1);
  }

  private static byte[] stream(byte[] webp) {
    return Arrays.copyOfRange(webp, 12, webp.length);
  }

  private static byte[] labelled(byte[] webp, ExplicitLabel label) throws IOException {
    MediaSource source = MediaSource.of("a.webp", webp);
    try (Rendering rendering =
        Formats.installed()
            .labeler(Formats.installed().find(source).orElseThrow().type())
            .orElseThrow()
            .label(source, label)) {
      return rendering.plan().toBytes();
    }
  }

  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, Color.BLUE));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    return image;
  }

  private static BufferedImage read(byte[] webp) throws IOException {
    WebPReader reader = new WebPReader(new WebPImageReaderSpi());
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(webp)));
    return reader.read(0);
  }

  private static byte[] webp(BufferedImage image, CompressionType mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WebPWriter writer = new WebPWriter(new WebPImageWriterSpi());
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
      param.setCompressionMode(WebPWriteParam.MODE_EXPLICIT);
      param.setCompressionType(mode);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    return bytes.toByteArray();
  }
}
