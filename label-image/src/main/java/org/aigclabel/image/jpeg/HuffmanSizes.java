package org.aigclabel.image.jpeg;

import java.util.Arrays;

/** Code lengths of an optimal Huffman code of at most 16 bits, without the code of all ones. */
final class HuffmanSizes {

  private static final int RESERVED = 256;
  private static final int LONGEST = 16;

  private HuffmanSizes() {}

  /** Returns the code length of each symbol 0 to 255, 0 for those that do not occur. */
  static int[] of(long[] frequencies) {
    long[] weights = Arrays.copyOf(frequencies, RESERVED + 1);
    weights[RESERVED] = 1;
    int[] depth = merge(weights);
    int[] perDepth = new int[RESERVED + 2];
    for (int d : depth) {
      perDepth[d]++;
    }
    shorten(perDepth);
    Integer[] order =
        java.util.stream.IntStream.rangeClosed(0, RESERVED)
            .filter(symbol -> depth[symbol] > 0)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(
        order, (a, b) -> depth[a] != depth[b] ? depth[a] - depth[b] : Integer.compare(a, b));
    int[] sizes = new int[RESERVED];
    int length = 1;
    for (Integer symbol : order) {
      while (perDepth[length] == 0) {
        length++;
      }
      perDepth[length]--;
      if (symbol != RESERVED) {
        sizes[symbol] = length;
      }
    }
    return sizes;
  }

  /** Joins the two lightest groups until one is left; returns how often each symbol was joined. */
  private static int[] merge(long[] weights) {
    int[] depth = new int[weights.length];
    int[] next = new int[weights.length];
    Arrays.fill(next, -1);
    while (true) {
      int least = lightest(weights, -1);
      int second = lightest(weights, least);
      if (second < 0) {
        return depth;
      }
      weights[least] += weights[second];
      weights[second] = 0;
      int end = least;
      depth[end]++;
      while (next[end] >= 0) {
        end = next[end];
        depth[end]++;
      }
      next[end] = second;
      while (next[end] >= 0) {
        end = next[end];
        depth[end]++;
      }
    }
  }

  private static int lightest(long[] weights, int except) {
    int found = -1;
    for (int i = 0; i < weights.length; i++) {
      if (i != except && weights[i] > 0 && (found < 0 || weights[i] <= weights[found])) {
        found = i;
      }
    }
    return found;
  }

  /** Moves codes of more than 16 bits up (annex K.2, figure K.3). */
  private static void shorten(int[] perDepth) {
    for (int length = perDepth.length - 1; length > LONGEST; length--) {
      while (perDepth[length] > 0) {
        int shorter = length - 2;
        while (perDepth[shorter] == 0) {
          shorter--;
        }
        perDepth[length] -= 2;
        perDepth[length - 1]++;
        perDepth[shorter + 1] += 2;
        perDepth[shorter]--;
      }
    }
  }
}
