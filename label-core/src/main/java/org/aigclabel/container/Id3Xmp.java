package org.aigclabel.container;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;

/**
 * A label in XMP in the ID3v2 frame {@code PRIV} of the owner {@code XMP}: read, and taken out when
 * another is written.
 *
 * @see <a href="https://developer.adobe.com/xmp/docs/XMPSpecifications/">XMP, part 3, MP3</a>
 */
final class Id3Xmp {

  private static final Carrier CARRIER = Carrier.foreign("id3.xmp");
  static final String FRAME = "PRIV";
  private static final byte[] OWNER = Id3.latin1("XMP\0");

  private Id3Xmp() {}

  /** Returns the labels in a frame with this body. */
  static List<LabelSite> labels(byte[] body, long offset) {
    return Arrays.mismatch(OWNER, body) == OWNER.length
        ? Xmp.read(CARRIER, offset, packet(body))
        : List.of();
  }

  /** Returns the frame without labels, before unsynchronisation; empty if nothing else is in it. */
  static byte[] stripped(int version, byte[] body) throws MalformedMediaException {
    byte[] packet = Xmp.withoutLabel(packet(body));
    if (packet.length == 0) {
      return packet;
    }
    int length = OWNER.length + packet.length;
    return ByteBuffer.allocate(10 + length)
        .put(Id3.latin1(FRAME))
        .put(version == 4 ? Id3.safe(length) : ByteBuffer.allocate(4).putInt(length).array())
        .putShort((short) 0)
        .put(OWNER)
        .put(packet)
        .array();
  }

  private static byte[] packet(byte[] body) {
    return Arrays.copyOfRange(body, OWNER.length, body.length);
  }
}
