package org.aigclabel.image.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.luciad.imageio.webp.CompressionType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Riff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Vp8QualityTest {

  private static final MediaSource NOWHERE = MediaSource.of("x.webp", new byte[0]);

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 50, 75, 90, 100})
  void quality_ofThisEncoder_isNotUnderratedNorMuchOverrated(int quality) throws IOException {
    int found = quality(WebpCodec.encode(NOWHERE, noise(), lossy(quality)));
    assertTrue(found >= quality && found <= quality + 20, quality + " is taken for " + found);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 75, 90})
  void secondGeneration_isNearAndAboutAsLarge(int quality) throws IOException {
    byte[] first = WebpCodec.encode(NOWHERE, noise(), lossy(quality));
    BufferedImage before = WebpCodec.decode(NOWHERE, first);
    byte[] second = WebpCodec.encode(NOWHERE, before, lossy(quality(first)));
    BufferedImage after = WebpCodec.decode(NOWHERE, second);
    double error = 0;
    for (int i = 0; i < 128 * 128; i++) {
      int green = before.getRGB(i % 128, i / 128) >> 8 & 0xFF;
      error += Math.pow(green - (after.getRGB(i % 128, i / 128) >> 8 & 0xFF), 2);
    }
    double psnr = 10 * Math.log10(255 * 255 / (error / 128 / 128));
    assertTrue(psnr > 34, psnr + " dB");
    assertTrue(second.length < first.length * 1.3, first.length + " grew to " + second.length);
  }

  @ParameterizedTest
  @CsvSource({"0,100", "127,0", "26,76", "64,19"})
  void header_withoutSegments_givesTheQualityOfItsIndex(int index, int quality) {
    Bits bits = new Bits().put(0, 2).put(0, 1).put(0, 10).put(0, 1).put(0, 2).put(index, 7);
    assertEquals(quality, Vp8Quality.of(bits.frame()));
  }

  @ParameterizedTest
  @CsvSource({"1,5,95", "0,5,65"})
  void header_withSegments_givesTheQualityOfTheFinest(int absolute, int value, int quality) {
    Bits bits = new Bits().put(0, 2).put(1, 1).put(1, 1).put(1, 1).put(absolute, 1);
    bits.put(1, 1).put(value, 7).put(0, 1);
    for (int other : new int[] {60, 70, 80}) {
      bits.put(1, 1).put(other, 7).put(0, 1);
    }
    bits.put(1, 1).put(9, 6).put(1, 1).put(0, 3);
    bits.put(1, 1).put(200, 8).put(0, 2);
    bits.put(0, 10).put(1, 1).put(1, 1).put(1, 1).put(3, 6).put(1, 1).put(0, 7).put(3, 2);
    assertEquals(quality, Vp8Quality.of(bits.put(26, 7).frame()));
  }

  @Test
  void header_cutOff_givesSomeQuality() {
    int quality = Vp8Quality.of(ByteBuffer.wrap(new byte[3]));
    assertTrue(quality >= 0 && quality <= 100, "quality " + quality);
  }

  private static WebpMode lossy(int quality) {
    return new WebpMode(CompressionType.Lossy, quality);
  }

  private static int quality(byte[] stream) throws IOException {
    return WebpMode.of(Riff.read(MediaSource.of("x.webp", WebpCodec.file(stream)))).quality();
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 128 * 128; i++) {
      int grey = i % 128 + random.nextInt(1 + i / 512);
      image.setRGB(i % 128, i / 128, grey << 16 | grey << 8 | grey / 2);
    }
    return image;
  }

  /** Encodes bits as section 7.3 of RFC 6386 has it: every bit halves the interval. */
  private static final class Bits {
    private final StringBuilder bits = new StringBuilder();

    Bits put(int value, int width) {
      for (int i = width - 1; i >= 0; i--) {
        bits.append(value >> i & 1);
      }
      return this;
    }

    ByteBuffer frame() {
      java.math.BigInteger low = java.math.BigInteger.ZERO;
      int range = 255;
      int shifts = 0;
      for (char bit : bits.toString().toCharArray()) {
        int split = 1 + (range - 1 >> 1);
        if (bit == '1') {
          low = low.add(java.math.BigInteger.valueOf(split));
        }
        range = bit == '1' ? range - split : split;
        for (; range < 128; range <<= 1, shifts++) {
          low = low.shiftLeft(1);
        }
      }
      low = low.shiftLeft((64 - (shifts + 8) % 8) % 8);
      byte[] coded = low.toByteArray();
      int length = (shifts + 8 + 7) / 8;
      ByteBuffer frame = ByteBuffer.allocate(10 + length + 8);
      int skip = Math.max(0, coded.length - length);
      return frame
          .position(10 + length - (coded.length - skip))
          .put(coded, skip, coded.length - skip)
          .rewind();
    }
  }
}
