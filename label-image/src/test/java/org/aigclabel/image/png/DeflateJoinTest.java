package org.aigclabel.image.png;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;

class DeflateJoinTest {

  @Test
  void checksums_ofPieces_combine() {
    byte[] bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    for (int cut : new int[] {0, 1, 65521, 131042, 199_999, 200_000}) {
      assertEquals(
          adler(bytes, 0, bytes.length),
          DeflateJoin.combine(
              adler(bytes, 0, cut), adler(bytes, cut, bytes.length), bytes.length - cut));
    }
  }

  private static long adler(byte[] bytes, int from, int to) {
    Adler32 sum = new Adler32();
    sum.update(bytes, from, to - from);
    return sum.getValue();
  }
}
