package org.aigclabel.image.jpeg;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.aigclabel.testdata.Sample;

/** JPEG files made by the JDK's own encoder, with segments put in. */
public final class JpegSamples {

  /** A packet of another program, with padding as such packets have it. */
  static final String PACKET =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
          + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
          + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
          + " xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\"%s>"
          + "<dc:format>image/jpeg</dc:format></rdf:Description></rdf:RDF></x:xmpmeta>\n   \n"
          + "<?xpacket end=\"w\"?>";

  private JpegSamples() {}

  /** Returns unlabelled files, small ones. */
  public static List<Sample> all() {
    byte[] grey = picture(9, 5, BufferedImage.TYPE_BYTE_GRAY, ImageWriteParam.MODE_DISABLED);
    byte[] progressive = picture(20, 12, BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DEFAULT);
    byte[] fill = {-1, -40, -1, -1};
    return List.of(
        new Sample("progressive", progressive),
        new Sample("xmp", afterJfif(grey, xmp(String.format(PACKET, "")))),
        new Sample("exif", concat(Arrays.copyOf(grey, 2), exif(), from(grey, 20))),
        new Sample(
            "fill bytes, comment and trailer, no JFIF",
            concat(fill, comment("hello"), from(grey, 20), new byte[9])),
        new Sample("extended", afterJfif(grey, extended("<x/>"))));
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
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(progressive);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
