package org.aigclabel.image.jxl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.brotli.dec.BrotliInputStream;

/**
 * A box of the container, with what is in it if it is metadata; {@code brob} counts as the box that
 * is packed in it by Brotli.
 *
 * @param box where it stands
 * @param type its type, or that of the packed box
 * @param content the payload of XMP, Exif or JUMBF; nothing if it is packed and cannot be unpacked
 */
public record JxlBox(Box box, String type, Optional<byte[]> content) {

  static final String XML = "xml ";
  static final String EXIF = "Exif";
  private static final String JUMBF = "jumb";
  private static final String PACKED = "brob";
  private static final List<String> METADATA = List.of(XML, EXIF, JUMBF);

  /** Packed boxes that are looked into, and bytes that they may have all together. */
  private static final int MOST_PACKED = 16;

  private static final int MOST_BYTES = 16 << 20;

  /** Returns the metadata of a file in order; none in a bare codestream. */
  public static List<JxlBox> metadata(MediaSource source) throws IOException {
    List<JxlBox> found = new ArrayList<>();
    if (JxlFormat.isCodestream(source.head(0, 4))) {
      return found;
    }
    int packed = 0;
    int left = Math.min(MOST_BYTES, source.limits().block());
    for (Box box : IsoBoxes.readable(source, 0, source.size())) {
      if (METADATA.contains(box.type())) {
        found.add(new JxlBox(box, box.type(), Optional.of(IsoBoxes.payload(source, box))));
      } else if (box.is(PACKED) && box.payloadLength() >= 4) {
        String type = new String(source.array(box.payload(), 4), StandardCharsets.ISO_8859_1);
        if (METADATA.contains(type)) {
          boolean looked = packed++ < MOST_PACKED;
          Optional<byte[]> content =
              looked ? unpacked(IsoBoxes.payload(source, box), left) : Optional.empty();
          left -= content.map(bytes -> bytes.length).orElse(0);
          found.add(new JxlBox(box, type, content));
        }
      }
    }
    return found;
  }

  private static Optional<byte[]> unpacked(byte[] payload, int most) {
    byte[] stream = Arrays.copyOfRange(payload, 4, payload.length);
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(stream))) {
      byte[] bytes = in.readNBytes(most);
      return in.read() < 0 ? Optional.of(bytes) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // its decoder trips over damaged streams in ways of its own
      return Optional.empty();
    }
  }

  boolean is(String wanted) {
    return type.equals(wanted);
  }

  boolean isPacked() {
    return box.is(PACKED);
  }

  /** Returns whether what it may hold cannot be read: packed wrongly, or a packed manifest. */
  boolean isUnread() {
    return content.isEmpty() || isPacked() && is(JUMBF);
  }

  /** Returns where its content begins, or its box if it is packed. */
  long offset() {
    return isPacked() ? box.offset() : box.payload();
  }
}
