package org.aigclabel.image.png;

/**
 * Reads and sets the samples of a row by their index; 16-bit samples are whole.
 *
 * @param row the bytes
 * @param depth bits of a sample
 */
record Samples(byte[] row, int depth) {

  int at(int index) {
    if (depth == 8) {
      return row[index] & 0xFF;
    }
    if (depth == 16) {
      return (row[2 * index] & 0xFF) << 8 | row[2 * index + 1] & 0xFF;
    }
    int bit = index * depth;
    return row[bit >> 3] >> 8 - depth - (bit & 7) & (1 << depth) - 1;
  }

  void set(int index, int value) {
    if (depth == 8) {
      row[index] = (byte) value;
    } else if (depth == 16) {
      row[2 * index] = (byte) (value >> 8);
      row[2 * index + 1] = (byte) value;
    } else {
      int bit = index * depth;
      int shift = 8 - depth - (bit & 7);
      int mask = (1 << depth) - 1 << shift;
      row[bit >> 3] = (byte) (row[bit >> 3] & ~mask | value << shift);
    }
  }

  int max() {
    return (1 << depth) - 1;
  }
}
