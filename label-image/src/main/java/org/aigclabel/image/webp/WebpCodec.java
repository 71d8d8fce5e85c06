package org.aigclabel.image.webp;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPReader;
import com.luciad.imageio.webp.WebPWriteParam;
import com.luciad.imageio.webp.WebPWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Riff;
import org.aigclabel.image.Room;

/** One picture of a WebP between its chunks and its pixels; the only place that knows the codec. */
final class WebpCodec {

  private static final Set<String> STREAM = Set.of("ALPH", "VP8 ", "VP8L");

  private WebpCodec() {}

  /** Returns whether a chunk is part of a picture's stream. */
  static boolean isStream(Riff.Chunk chunk) {
    return STREAM.contains(chunk.id());
  }

  /** Returns the pixels of a picture; with alpha only if its stream may have some. */
  static BufferedImage decode(MediaSource source, byte[] stream) throws IOException {
    MediaSource bare = MediaSource.of(source.name(), file(stream));
    Riff riff = Riff.read(bare);
    Bitstream head = Bitstream.of(bare, riff);
    boolean alpha = riff.first("ALPH").isPresent();
    Room.require(source, (long) head.width() * head.height(), 16);
    byte[] file = stream;
    if (alpha) {
      Bitstream shown = new Bitstream(0, head.width(), head.height(), 0x10);
      byte[] extended = riff.chunk("VP8X", WebpFormat.extension(riff, shown, 0));
      file = new byte[extended.length + stream.length];
      System.arraycopy(extended, 0, file, 0, extended.length);
      System.arraycopy(stream, 0, file, extended.length, stream.length);
    }
    WebPReader reader = new WebPReader(new WebPImageReaderSpi());
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file(file)))) {
      reader.setInput(in);
      BufferedImage decoded = reader.read(0);
      boolean clear = alpha || head.alphaFlag() != 0;
      int kind = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
      BufferedImage image = new BufferedImage(head.width(), head.height(), kind);
      int[] row = new int[head.width()];
      for (int y = 0; y < head.height(); y++) {
        image.setRGB(
            0,
            y,
            row.length,
            1,
            decoded.getRGB(0, y, row.length, 1, row, 0, row.length),
            0,
            row.length);
      }
      return image;
    } catch (OutOfMemoryError e) {
      // libwebp says so of some damaged streams; that there is room was made sure of above
      throw source.malformed(0, "the WebP codec refuses the picture");
    } catch (LinkageError e) {
      throw missing(source);
    } finally {
      reader.dispose();
    }
  }

  /** Returns the chunks of a picture's stream. */
  static byte[] encode(MediaSource source, BufferedImage image, WebpMode mode) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WebPWriter writer = new WebPWriter(new WebPImageWriterSpi());
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
      param.setCompressionMode(WebPWriteParam.MODE_EXPLICIT);
      param.setCompressionType(mode.type());
      param.setCompressionQuality(mode.quality() / 100f);
      param.setExact(true);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (LinkageError e) {
      throw missing(source);
    } finally {
      writer.dispose();
    }
    MediaSource encoded = MediaSource.of(source.name(), bytes.toByteArray());
    return stream(encoded, Riff.read(encoded).chunks());
  }

  /** Returns those chunks that make up the picture's stream, as they stand in the file. */
  static byte[] stream(MediaSource source, List<Riff.Chunk> chunks) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int length = 0;
    for (Riff.Chunk chunk : chunks) {
      if (isStream(chunk)) {
        long size = chunk.end() - chunk.offset();
        if (size + length > source.limits().block()) {
          throw source.malformed(chunk.offset(), "a picture of " + size + " bytes");
        }
        parts.add(source.array(chunk.offset(), (int) size));
        length += (int) size;
      }
    }
    byte[] stream = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, stream, at, part.length);
      at += part.length;
    }
    return stream;
  }

  /** Returns a file around chunks. */
  static byte[] file(byte[] chunks) {
    return java.nio.ByteBuffer.allocate(12 + chunks.length)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putInt(0x46464952)
        .putInt(4 + chunks.length)
        .putInt(0x50424557)
        .put(chunks)
        .array();
  }

  private static UnsupportedMediaException missing(MediaSource source) {
    return new UnsupportedMediaException(
        source.name(), "there is no WebP codec for this machine: save the picture as PNG first");
  }
}
