package org.aigclabel.image.png;

import java.util.Arrays;

/**
 * How a label fits into the colours of a picture: as it is, with palette entries of its own, or
 * with more bits a pixel.
 *
 * @param from the colours before
 * @param header depth and colour type after labelling
 * @param palette after labelling
 * @param transparency after labelling
 * @param indices of the entries that show the label's greys, from black to white
 */
record PngTarget(
    PngColours from, PngHeader header, byte[] palette, byte[] transparency, int[] indices) {

  private static final int GREYS = 8;
  private static final double ENOUGH = 4.5;

  /** Returns the target for a picture of which these palette entries are in use. */
  static PngTarget of(PngColours colours, boolean[] used) {
    PngHeader header = colours.header();
    if (!colours.isPalette()) {
      return new PngTarget(colours, header, colours.palette(), colours.transparency(), new int[0]);
    }
    int[] spare = spare(colours, used, 1 << header.depth());
    if (spare.length >= 2) {
      return withEntries(colours, header, spare);
    }
    int dark = nearest(colours, 0);
    int light = nearest(colours, 255);
    if (contrast(colours.entry(dark), colours.entry(light)) >= ENOUGH) {
      return new PngTarget(
          colours, header, colours.palette(), colours.transparency(), new int[] {dark, light});
    }
    if (header.depth() < 8) {
      PngHeader deeper = new PngHeader(header.width(), header.height(), 8, 3, header.interlaced());
      return withEntries(colours, deeper, spare(colours, used, 256));
    }
    int colour = colours.transparency().length > 0 ? PngHeader.RGB_ALPHA : PngHeader.RGB;
    PngHeader full = new PngHeader(header.width(), header.height(), 8, colour, header.interlaced());
    return new PngTarget(colours, full, new byte[0], new byte[0], new int[0]);
  }

  private static int[] spare(PngColours colours, boolean[] used, int room) {
    int[] spare = new int[GREYS];
    int count = 0;
    for (int i = colours.entries(); i < room && count < GREYS; i++) {
      if (!used[i]) {
        spare[count++] = i;
      }
    }
    for (int i = colours.entries() - 1; i >= 0 && count < 2; i--) {
      if (!used[i]) {
        spare[count++] = i;
      }
    }
    return Arrays.copyOf(spare, count);
  }

  private static PngTarget withEntries(PngColours colours, PngHeader header, int[] spare) {
    int most = Arrays.stream(spare).max().orElse(0);
    byte[] palette =
        Arrays.copyOf(colours.palette(), Math.max(colours.palette().length, 3 * (most + 1)));
    byte[] transparency = transparency(colours, palette.length / 3);
    for (int i = 0; i < spare.length; i++) {
      byte grey = (byte) (255 * i / (spare.length - 1));
      Arrays.fill(palette, 3 * spare[i], 3 * spare[i] + 3, grey);
      if (spare[i] < transparency.length) {
        transparency[spare[i]] = -1;
      }
    }
    return new PngTarget(colours, header, palette, transparency, spare);
  }

  /**
   * Returns the transparency for a longer palette. One that had more entries than the palette keeps
   * more: some readers take no heed of such a chunk, and would begin to.
   */
  private static byte[] transparency(PngColours colours, int entries) {
    byte[] old = colours.transparency();
    if (old.length <= colours.entries()) {
      return old.clone();
    }
    byte[] longer = Arrays.copyOf(old, Math.max(old.length, entries + 1));
    Arrays.fill(longer, colours.entries(), longer.length, (byte) -1);
    return longer;
  }

  private static int nearest(PngColours colours, int grey) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < colours.entries(); i++) {
      int argb = colours.entry(i);
      long far = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        long difference = (argb >> shift & 0xFF) - grey;
        far += difference * difference;
      }
      far += argb >>> 24 == 255 ? 0 : 1L << 32;
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  private static double contrast(int dark, int light) {
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
  }

  private static double luminance(int argb) {
    return argb >>> 24 < 255
        ? 0
        : 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
  }

  private static double linear(int sample) {
    return Math.pow((sample & 0xFF) / 255.0, 2.2);
  }

  /** Returns the palette entry for a grey of the label. */
  int index(int grey) {
    return indices[(grey * (indices.length - 1) + 127) / 255];
  }

  /** Returns whether rows have another layout than before. */
  boolean converts() {
    return header.depth() != from.header().depth() || header.colour() != from.header().colour();
  }

  /** Returns whether there are no palette entries any more. */
  boolean losesPalette() {
    return converts() && header.colour() != PngHeader.PALETTE;
  }

  /** Returns a row in the layout after labelling, as a copy. */
  byte[] convert(byte[] old, int columns) {
    if (!converts()) {
      return old.clone();
    }
    Samples samples = new Samples(old, from.header().depth());
    int channels = header.channels();
    byte[] row = new byte[columns * channels];
    for (int i = 0; i < columns; i++) {
      int index = samples.at(i);
      if (channels == 1) {
        row[i] = (byte) index;
      } else {
        int argb = from.entry(index);
        row[i * channels] = (byte) (argb >> 16);
        row[i * channels + 1] = (byte) (argb >> 8);
        row[i * channels + 2] = (byte) argb;
        if (channels == 4) {
          row[i * channels + 3] = (byte) (argb >> 24);
        }
      }
    }
    return row;
  }
}
