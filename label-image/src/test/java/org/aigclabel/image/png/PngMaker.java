package org.aigclabel.image.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Makes PNG files of every kind for tests: pictures are gradients with some noise. */
final class PngMaker {

  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int width = 16;
  private int height = 16;
  private int depth = 8;
  private int colour = 2;
  private boolean interlaced;
  private int filter = -1;
  private int sequence;

  PngMaker() {
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  PngMaker size(int w, int h) {
    width = w;
    height = h;
    return this;
  }

  PngMaker kind(int colourType, int bits) {
    colour = colourType;
    depth = bits;
    return this;
  }

  PngMaker interlaced() {
    interlaced = true;
    return this;
  }

  /** Uses one filter for all rows instead of all five in turn. */
  PngMaker filter(int type) {
    filter = type;
    return this;
  }

  PngMaker chunk(String type, byte... data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    out.writeBytes(chunk.putInt((int) crc.getValue()).array());
    return this;
  }

  PngMaker text(String type, String latin1) {
    return chunk(type, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A text chunk whose content after the head is compressed. */
  PngMaker deflated(String type, String head, String content) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    data.writeBytes(deflate(content.getBytes(StandardCharsets.UTF_8)));
    return chunk(type, data.toByteArray());
  }

  PngMaker header() {
    ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
    data.put((byte) depth).put((byte) colour).put((byte) 0).put((byte) 0);
    return chunk("IHDR", data.put((byte) (interlaced ? 1 : 0)).array());
  }

  PngMaker palette(int entries) {
    byte[] colours = new byte[3 * entries];
    for (int i = 0; i < entries; i++) {
      colours[3 * i] = (byte) (i * 255 / Math.max(1, entries - 1));
      colours[3 * i + 1] = (byte) (i * 37);
      colours[3 * i + 2] = (byte) (255 - i);
    }
    return chunk("PLTE", colours);
  }

  /** The picture, in chunks of at most this many bytes. */
  PngMaker picture(int most) {
    byte[] stream = deflate(rows(width, height));
    for (int at = 0; at < stream.length; at += most) {
      chunk("IDAT", java.util.Arrays.copyOfRange(stream, at, Math.min(stream.length, at + most)));
    }
    return this;
  }

  PngMaker animation(int frames) {
    return chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array());
  }

  PngMaker frame(int x, int y, int w, int h, int dispose, int blend) {
    ByteBuffer data = ByteBuffer.allocate(26).putInt(sequence++).putInt(w).putInt(h);
    data.putInt(x).putInt(y).putShort((short) 1).putShort((short) 10);
    return chunk("fcTL", data.put((byte) dispose).put((byte) blend).array());
  }

  PngMaker frameData(int w, int h) {
    byte[] stream = deflate(rows(w, h));
    return chunk(
        "fdAT", ByteBuffer.allocate(4 + stream.length).putInt(sequence++).put(stream).array());
  }

  byte[] end() {
    chunk("IEND");
    return out.toByteArray();
  }

  static byte[] deflate(byte[] bytes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(result, new Deflater(6))) {
      deflater.write(bytes);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return result.toByteArray();
  }

  private byte[] rows(int w, int h) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    if (!interlaced) {
      pass(rows, w, h, new int[] {0, 0, 1, 1});
    } else {
      for (int[] pass : PASSES) {
        pass(rows, w, h, pass);
      }
    }
    return rows.toByteArray();
  }

  private void pass(ByteArrayOutputStream rows, int w, int h, int[] pass) {
    int columns = (w - pass[0] + pass[2] - 1) / pass[2];
    int channels = new int[] {1, 0, 3, 1, 2, 0, 4}[colour];
    int bits = channels * depth;
    if (columns <= 0) {
      return;
    }
    byte[] before = new byte[(columns * bits + 7) / 8];
    int step = Math.max(1, bits / 8);
    int count = 0;
    for (int y = pass[1]; y < h; y += pass[3]) {
      byte[] row = new byte[before.length];
      for (int i = 0; i < columns * channels; i++) {
        sample(row, i, value(pass[0] + i / channels * pass[2], y, i % channels));
      }
      int type = filter < 0 ? count++ % 5 : filter;
      rows.write(type);
      for (int i = 0; i < row.length; i++) {
        int left = i < step ? 0 : row[i - step] & 0xFF;
        int up = before[i] & 0xFF;
        int corner = i < step ? 0 : before[i - step] & 0xFF;
        rows.write(
            row[i] - new int[] {0, left, up, (left + up) / 2, paeth(left, up, corner)}[type]);
      }
      before = row;
    }
  }

  private int value(int x, int y, int channel) {
    int max = (1 << depth) - 1;
    int noise = (x * 7919 + y * 104729 + channel * 31) % 5;
    long ramp = (long) max * (x + y + channel * 3) / (width + height + 12);
    return (int) Math.min(max, ramp + (depth > 4 ? noise : 0));
  }

  private void sample(byte[] row, int index, int value) {
    if (depth == 16) {
      row[2 * index] = (byte) (value >> 8);
      row[2 * index + 1] = (byte) value;
    } else {
      int bit = index * depth;
      row[bit / 8] |= (byte) (value << (8 - depth - bit % 8));
    }
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  }
}
