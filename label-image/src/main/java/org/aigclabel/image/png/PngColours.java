package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aigclabel.MediaSource;
import org.aigclabel.draw.Backdrop;

/**
 * What the samples of a picture mean.
 *
 * @param header depth and colour type
 * @param palette of PLTE, three bytes an entry; empty if there is none
 * @param transparency of tRNS; empty if there is none
 */
record PngColours(PngHeader header, byte[] palette, byte[] transparency) {

  static PngColours read(PngFile file, PngHeader header) throws IOException {
    PngColours colours = new PngColours(header, data(file, "PLTE"), data(file, "tRNS"));
    if (colours.isPalette() && (colours.entries() == 0 || colours.palette.length % 3 != 0)) {
      throw file.source().malformed(file.problemAt(), "wanted a palette, found none");
    }
    return colours;
  }

  private static byte[] data(PngFile file, String type) throws IOException {
    MediaSource source = file.source();
    for (PngChunk chunk : file.chunks()) {
      if (chunk.is("IDAT")) {
        break;
      }
      if (chunk.is(type) && chunk.length() <= 768) {
        return source.array(chunk.dataAt(), chunk.length());
      }
    }
    return new byte[0];
  }

  PngColours sized(int width, int height) {
    return new PngColours(header.sized(width, height), palette, transparency);
  }

  boolean isPalette() {
    return header.colour() == PngHeader.PALETTE;
  }

  int entries() {
    return palette.length / 3;
  }

  /** Returns a palette entry as ARGB; entries that are missing are black. */
  int entry(int index) {
    if (index >= entries()) {
      return 0xFF000000;
    }
    int alpha = index < transparency.length ? transparency[index] & 0xFF : 255;
    int red = palette[3 * index] & 0xFF;
    int green = palette[3 * index + 1] & 0xFF;
    return alpha << 24 | red << 16 | green << 8 | palette[3 * index + 2] & 0xFF;
  }

  /** Returns whether a pixel of grey or RGB is the one that tRNS makes transparent. */
  boolean isKey(Samples samples, int pixel) {
    int channels = header.channels();
    if (header.colour() > PngHeader.RGB || transparency.length != 2 * channels) {
      return false;
    }
    for (int i = 0; i < channels; i++) {
      int key = ByteBuffer.wrap(transparency).getShort(2 * i) & samples.max();
      if (samples.at(pixel * channels + i) != key) {
        return false;
      }
    }
    return true;
  }

  /** Returns the samples of a clear pixel, if there is any that is clear. */
  Optional<int[]> clear() {
    int channels = header.channels();
    if ((header.colour() & 4) != 0) {
      return Optional.of(new int[channels]);
    }
    if (isPalette()) {
      return IntStream.range(0, entries())
          .filter(i -> entry(i) >>> 24 == 0)
          .mapToObj(i -> new int[] {i})
          .findFirst();
    }
    if (transparency.length != 2 * channels) {
      return Optional.empty();
    }
    int[] key = new int[channels];
    for (int i = 0; i < channels; i++) {
      key[i] = ByteBuffer.wrap(transparency).getShort(2 * i) & (1 << header.depth()) - 1;
    }
    return Optional.of(key);
  }

  /** Returns how bright a pixel looks on a white page, 0 to 255. */
  int luma(Samples samples, int pixel) {
    int at = pixel * header.channels();
    if (isPalette()) {
      int argb = entry(samples.at(pixel));
      int luma = Backdrop.luma(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
      return onWhite(luma, argb >>> 24);
    }
    boolean rgb = (header.colour() & 2) != 0;
    int luma =
        rgb
            ? Backdrop.luma(byteOf(samples, at), byteOf(samples, at + 1), byteOf(samples, at + 2))
            : byteOf(samples, at);
    boolean alpha = (header.colour() & 4) != 0;
    int opaque = alpha ? byteOf(samples, at + (rgb ? 3 : 1)) : isKey(samples, pixel) ? 0 : 255;
    return onWhite(luma, opaque);
  }

  private static int onWhite(int luma, int alpha) {
    return (luma * alpha + 255 * (255 - alpha)) / 255;
  }

  private static int byteOf(Samples samples, int index) {
    return samples.depth() == 16 ? samples.at(index) >> 8 : samples.at(index) * 255 / samples.max();
  }
}
