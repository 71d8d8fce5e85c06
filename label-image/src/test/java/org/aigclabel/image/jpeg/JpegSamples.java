package org.aigclabel.image.jpeg;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.testdata.Sample;
import org.w3c.dom.Node;

/** JPEG files made by the JDK's own encoder, with segments put in. */
public final class JpegSamples {

  /** A packet of another program, with padding as such packets have it. */
  static final String PACKET =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta"
          + " xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
          + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
          + " rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
          + " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\"%s><dc:format>image/jpeg</dc:format></rdf:Description></rdf:RDF></x:xmpmeta>\n"
          + "   \n"
          + "<?xpacket end=\"w\"?>";

  /** Where the index of {@link #twoPictures} counts from. */
  static final int INDEX = 28;

  /** The bytes of its second picture, cut short. */
  static final int SECOND = 20;

  private static final String METADATA = "javax_imageio_jpeg_image_1.0";

  private JpegSamples() {}

  /** Returns unlabelled files, small ones. */
  public static List<Sample> all() {
    byte[] grey = picture(9, 5, BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DISABLED);
    byte[] progressive = picture(9, 5, BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DEFAULT);
    byte[] fill = {-1, -40, -1, -1};
    return List.of(
        new Sample("progressive", progressive),
        new Sample("exif", concat(Arrays.copyOf(grey, 2), exif(), from(grey, 20))),
        new Sample(
            "fill bytes, comment and trailer, no JFIF",
            concat(fill, comment("hello"), from(grey, 20), new byte[9])),
        new Sample("extended packet and two pictures", twoPictures(grey, extended("<x/>"))));
  }

  /** A picture with an index of itself and of another one behind it, and segments after that. */
  static byte[] twoPictures(byte[] jpeg, byte[] more) {
    byte[] index = new byte[62];
    byte[] first = afterJfif(jpeg, concat(AppText.segment(0xE2, index), more));
    byte[] file = concat(first, Arrays.copyOf(jpeg, SECOND));
    ByteBuffer.wrap(file, 24, index.length)
        .put("MPF\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0xB002)
        .putShort((short) 7)
        .putInt(32)
        .putInt(26)
        .putInt(0)
        .putInt(0)
        .putInt(first.length)
        .putInt(0)
        .putInt(0)
        .putInt(0)
        .putInt(SECOND)
        .putInt(first.length - INDEX)
        .putInt(0);
    return file;
  }

  /** Returns where the index of {@link #twoPictures} says that the second picture begins. */
  static long second(MediaSource file, long index) throws IOException {
    return index + file.u32(index + 26 + 16 + 8);
  }

  static byte[] extended(String packet) {
    byte[] bytes = packet.getBytes(StandardCharsets.UTF_8);
    String note = " xmpNote:HasExtendedXMP=\"" + ExtendedXmp.guid(bytes) + "\"";
    return concat(xmp(String.format(PACKET, note)), ExtendedXmp.segments(bytes));
  }

  static byte[] xmp(String packet) {
    return AppText.XMP.segment(packet.getBytes(StandardCharsets.UTF_8));
  }

  /** Orientation 3 and nothing else. */
  static byte[] exif() {
    return AppText.EXIF.segment(
        new byte[] {
          'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0
        });
  }

  static byte[] comment(String text) {
    return AppText.segment(AppText.COMMENT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] afterJfif(byte[] jpeg, byte[] segments) {
    return concat(Arrays.copyOf(jpeg, 20), segments, from(jpeg, 20));
  }

  static byte[] from(byte[] bytes, int offset) {
    return Arrays.copyOfRange(bytes, offset, bytes.length);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A gradient with a disc, as the JDK writes it: 4:2:0, quality 0.75. */
  static byte[] picture(int width, int height, int type, int progressive) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.GREEN);
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    return encoded(image, param -> param.setProgressiveMode(progressive), 0);
  }

  /** How a picture is coded; its coefficients are the same in all. */
  enum Coding {
    STANDARD(param -> {}, 0),
    OPTIMISED(param -> param.setOptimizeHuffmanTables(true), 0),
    RESTARTED(param -> param.setOptimizeHuffmanTables(true), 7),
    PROGRESSIVE(param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT), 0),
    PROGRESSIVE_RESTARTED(param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT), 7);

    private final Consumer<JPEGImageWriteParam> params;
    private final int restart;

    Coding(Consumer<JPEGImageWriteParam> params, int restart) {
      this.params = params;
      this.restart = restart;
    }

    /** Noise between even areas, which take very long and very short blocks. */
    byte[] noise(int width, int height) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Random random = new Random(7);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          boolean even = (x + 2 * y) / 200 % 3 == 0;
          image.setRGB(x, y, even ? 0x405060 : random.nextInt() & 0x3F7F3F);
        }
      }
      return encoded(image, params, restart);
    }
  }

  private static byte[] encoded(
      BufferedImage image, Consumer<JPEGImageWriteParam> params, int restart) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      JPEGImageWriteParam param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
      params.accept(param);
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
      if (restart > 0) {
        Node root = metadata.getAsTree(METADATA);
        IIOMetadataNode interval = new IIOMetadataNode("dri");
        interval.setAttribute("interval", String.valueOf(restart));
        root.getLastChild().appendChild(interval);
        metadata.setFromTree(METADATA, root);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** Returns the header of a JPEG that has one. */
  static JpegHeader header(byte[] jpeg) {
    try {
      return JpegHeader.read(MediaSource.of("x", jpeg));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
