package org.aigclabel.image.png;

/** The five filters of PNG rows, forwards and backwards. */
final class RowFilter {

  private RowFilter() {}

  /** Turns a filtered row into samples, in place. */
  static void undo(int type, byte[] row, byte[] above, int step) {
    switch (type) {
      case 1 -> {
        for (int i = step; i < row.length; i++) {
          row[i] += row[i - step];
        }
      }
      case 2 -> {
        for (int i = 0; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < row.length; i++) {
          int left = i < step ? 0 : row[i - step] & 0xFF;
          row[i] += (byte) (left + (above[i] & 0xFF) >> 1);
        }
      }
      case 4 -> {
        for (int i = 0; i < Math.min(step, row.length); i++) {
          row[i] += above[i];
        }
        for (int i = step; i < row.length; i++) {
          row[i] += paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
        }
      }
      default -> {}
    }
  }

  /** Returns a row of samples filtered. */
  static byte[] apply(int type, byte[] row, byte[] above, int step) {
    byte[] out = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      int left = i < step ? 0 : row[i - step] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i < step ? 0 : above[i - step] & 0xFF;
      out[i] =
          (byte)
              (row[i]
                  - switch (type) {
                    case 1 -> left;
                    case 2 -> up;
                    case 3 -> left + up >> 1;
                    case 4 -> paeth(left, up, corner);
                    default -> 0;
                  });
    }
    return out;
  }

  private static byte paeth(int left, int up, int corner) {
    int byLeft = Math.abs(up - corner);
    int byUp = Math.abs(left - corner);
    int byCorner = Math.abs(left + up - 2 * corner);
    return (byte) (byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner);
  }
}
