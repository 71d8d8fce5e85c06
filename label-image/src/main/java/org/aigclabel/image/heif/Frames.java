package org.aigclabel.image.heif;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures of one size in planes, as FFmpeg hands them over in YUV4MPEG2, which converts nothing.
 *
 * @param header the line that describes them all
 * @param width of each in pixels
 * @param height of each in pixels
 * @param layout how samples are stored
 * @param list the planes of each picture, one behind the other
 */
record Frames(String header, int width, int height, Layout layout, List<byte[]> list) {

  private static final Pattern SIZE = Pattern.compile(" W(\\d{1,6}) H(\\d{1,6}) ");
  private static final Pattern MODEL =
      Pattern.compile(" C(mono|420|422|444)(?:jpeg|mpeg2|paldv)?p?(\\d{1,2})?(?: |$)");
  private static final String FRAME = "FRAME";

  /**
   * How samples are stored.
   *
   * @param depth bits of a sample; above 8 they take two bytes, the lower one first
   * @param colour whether two planes of chroma follow the luma
   * @param acrossShift halvings of the chroma's width
   * @param downShift halvings of the chroma's height
   */
  record Layout(int depth, boolean colour, int acrossShift, int downShift) {

    int bytes() {
      return depth > 8 ? 2 : 1;
    }

    int most() {
      return (1 << depth) - 1;
    }
  }

  /** Reads pictures to the end of the stream, refused beyond {@code pixels} of them all. */
  static Frames read(InputStream in, long pixels) throws IOException {
    String header = line(in);
    Matcher size = SIZE.matcher(header);
    Matcher model = MODEL.matcher(header);
    if (!header.startsWith("YUV4MPEG2 ") || !size.find() || !model.find()) {
      throw new IOException("wanted pictures in planes, found \"" + header + "\"");
    }
    String sampling = model.group(1);
    Layout layout =
        new Layout(
            model.group(2) == null ? 8 : Integer.parseInt(model.group(2)),
            !sampling.equals("mono"),
            sampling.equals("444") ? 0 : 1,
            sampling.equals("420") ? 1 : 0);
    int width = Integer.parseInt(size.group(1));
    int height = Integer.parseInt(size.group(2));
    Frames frames = new Frames(header, width, height, layout, new ArrayList<>());
    for (String line = line(in); line.startsWith(FRAME); line = line(in)) {
      if ((frames.list.size() + 1L) * width * height > pixels) {
        throw new IOException("more than " + pixels + " pixels");
      }
      byte[] frame = in.readNBytes(Math.toIntExact(frames.frameBytes()));
      if (frame.length != frames.frameBytes()) {
        throw new IOException("the last picture ends after " + frame.length + " bytes");
      }
      frames.list.add(frame);
    }
    return frames;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n' && line.length() < 1000; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  /** Writes the pictures as they were read. */
  void write(OutputStream out) throws IOException {
    out.write((header + "\n").getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] frame : list) {
      out.write((FRAME + "\n").getBytes(StandardCharsets.ISO_8859_1));
      out.write(frame);
    }
  }

  /** Returns whether black is 0 and white the largest value. */
  boolean isFullRange() {
    return header.contains("XCOLORRANGE=FULL");
  }

  /** Returns all by which pictures can differ but for their samples. */
  List<Object> sizeAndModel() {
    return List.of(width, height, layout, isFullRange());
  }

  int chromaWidth() {
    return width + (1 << layout.acrossShift) - 1 >> layout.acrossShift;
  }

  int chromaHeight() {
    return height + (1 << layout.downShift) - 1 >> layout.downShift;
  }

  private long frameBytes() {
    long chroma = layout.colour ? 2L * chromaWidth() * chromaHeight() : 0;
    return ((long) width * height + chroma) * layout.bytes();
  }

  /** Returns the place of a sample in a picture: plane 0 is luma, 1 and 2 are chroma. */
  int place(int plane, int x, int y) {
    int at =
        plane == 0
            ? y * width + x
            : width * height + ((plane - 1) * chromaHeight() + y) * chromaWidth() + x;
    return at * layout.bytes();
  }

  int sample(int frame, int plane, int x, int y) {
    int at = place(plane, x, y);
    byte[] bytes = list.get(frame);
    int low = bytes[at] & 0xFF;
    return layout.bytes() == 1 ? low : low | (bytes[at + 1] & 0xFF) << 8;
  }

  /** Sets the sample at a place. */
  void sample(int frame, int at, int value) {
    list.get(frame)[at] = (byte) value;
    if (layout.bytes() == 2) {
      list.get(frame)[at + 1] = (byte) (value >> 8);
    }
  }

  /** Returns the mean square difference to pictures of the same layout, white being 1. */
  double error(Frames other) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < list.size(); i++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int difference = sample(i, 0, x, y) - other.sample(i, 0, x, y);
          sum += (double) difference * difference;
          count++;
        }
      }
    }
    return sum / Math.max(1, count) / layout.most() / layout.most();
  }
}
