package org.aigclabel.image.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.aigclabel.MediaSource;
import org.junit.jupiter.api.Test;

class DeflateReaderTest {

  private static final int[] STRATEGIES = {
    Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY
  };

  private static byte[] deflate(byte[] bytes, int level, int strategy) {
    Deflater deflater = new Deflater(level, true);
    deflater.setStrategy(strategy);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Bytes with runs, repetitions and noise. */
  private static byte[] mixed(int size, int seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; ) {
      int length = Math.min(size - at, 1 + random.nextInt(400));
      int kind = random.nextInt(3);
      int back = at == 0 ? 0 : 1 + random.nextInt(Math.min(at, 32768));
      for (int i = 0; i < length; i++, at++) {
        bytes[at] =
            kind == 0 || back == 0 ? (byte) random.nextInt() : kind == 1 ? 7 : bytes[at - back];
      }
    }
    return bytes;
  }

  /** A stream scattered over ranges of a file, with gaps. */
  private static BitFeed feed(byte[] stream, long bit) throws IOException {
    byte[] file = new byte[stream.length + 3 * (stream.length / 100 + 1)];
    List<BitFeed.Range> ranges = new ArrayList<>();
    int at = 0;
    for (int from = 0; from < stream.length; from += 100) {
      int length = Math.min(100, stream.length - from);
      System.arraycopy(stream, from, file, at, length);
      ranges.add(new BitFeed.Range(at, length));
      at += length + 3;
    }
    return new BitFeed(MediaSource.of("stream", file), ranges, bit);
  }

  private static byte[] rest(DeflateReader reader) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[7777];
    for (int n = reader.read(piece, 0, piece.length); n > 0; ) {
      out.write(piece, 0, n);
      n = reader.read(piece, 0, piece.length);
    }
    return out.toByteArray();
  }

  @Test
  void everyLevelAndStrategy_inflates_fromEveryBlock() throws Exception {
    int resumed = 0;
    for (int level = 0; level <= 9; level++) {
      for (int strategy : STRATEGIES) {
        byte[] bytes = mixed(300_000, level);
        byte[] stream = deflate(bytes, level, strategy);
        List<PngScan.Cut> cuts = new ArrayList<>();
        DeflateReader whole =
            new DeflateReader(
                feed(stream, 0),
                0,
                new byte[0],
                (reader, bit, position) -> {
                  cuts.add(new PngScan.Cut(bit, position, reader.window(), reader.sum()));
                  return false;
                });
        assertArrayEquals(bytes, rest(whole));
        assertEquals(stream.length, (whole.bit() + 7) / 8);
        for (PngScan.Cut cut : cuts) {
          DeflateReader later =
              new DeflateReader(
                  feed(stream, cut.bit()), cut.position(), cut.window(), (r, b, p) -> false);
          int from = (int) cut.position();
          assertArrayEquals(Arrays.copyOfRange(bytes, from, bytes.length), rest(later));
          resumed++;
        }
      }
    }
    assertTrue(resumed > 60, "resumed " + resumed);
  }

  @Test
  void cutShort_isRefused() throws Exception {
    byte[] stream = deflate(mixed(50_000, 3), 6, 0);
    byte[] cut = Arrays.copyOf(stream, stream.length / 2);
    DeflateReader reader = new DeflateReader(feed(cut, 0), 0, new byte[0], (r, b, p) -> false);
    assertThrows(IOException.class, () -> rest(reader));
  }

  @Test
  void noise_givesResultOrException() throws Exception {
    int refused = 0;
    for (int seed = 0; seed < 3000; seed++) {
      byte[] noise = new byte[300];
      new Random(seed).nextBytes(noise);
      try {
        rest(new DeflateReader(feed(noise, 0), 0, new byte[0], (r, b, p) -> false));
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 2000, "refused " + refused);
  }
}
