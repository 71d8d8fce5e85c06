package org.aigclabel.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml.Element;

/**
 * An EBML element in memory: unchanged, it gives the very bytes that it was read from. Checksums
 * follow changes; a wrong one stays wrong by the same bits.
 *
 * @param id the identifier
 * @param width the bytes of its size
 * @param payload its bytes, if it has no children
 * @param children its elements, if it is a master that was asked for
 * @param skew the bits in which its checksum was wrong when it was read
 */
public record EbmlNode(
    int id, int width, byte[] payload, Optional<List<EbmlNode>> children, int skew) {

  private static final int CRC = 0xBF;

  /** Reads an element whole; those of the given identifiers are taken apart. */
  public static EbmlNode read(MediaSource source, Element element, Set<Integer> masters)
      throws IOException {
    if (element.length() > source.limits().block()) {
      throw source.malformed(element.offset(), "an element of " + element.length() + " bytes");
    }
    if (element.open() || Ebml.declared(source, element) != element.payloadLength()) {
      throw source.malformed(element.offset(), "an element that does not end where it should");
    }
    return read(source, element, masters, source.limits().depth());
  }

  private static EbmlNode read(MediaSource source, Element element, Set<Integer> masters, int depth)
      throws IOException {
    int width = element.headerLength() - Ebml.idLength(element.id());
    if (!masters.contains(element.id())) {
      byte[] payload = source.array(element.payload(), (int) element.payloadLength());
      return new EbmlNode(element.id(), width, payload, Optional.empty(), 0);
    }
    if (depth == 0) {
      throw source.malformed(element.offset(), "elements nested too deep");
    }
    List<EbmlNode> children = new ArrayList<>();
    for (Element child : Ebml.list(source, element.payload(), element.end(), Set.of())) {
      if (child.open() || Ebml.declared(source, child) != child.payloadLength()) {
        throw source.malformed(child.offset(), "an element that does not end where it should");
      }
      children.add(read(source, child, masters, depth - 1));
    }
    EbmlNode node = new EbmlNode(element.id(), width, new byte[0], Optional.of(children), 0);
    return new EbmlNode(
        element.id(), width, new byte[0], Optional.of(children), node.skewOfChecksum());
  }

  /** Returns its children; none if it was not taken apart. */
  public List<EbmlNode> nodes() {
    return children.orElse(List.of());
  }

  /** Returns this element with other children. */
  public EbmlNode with(List<EbmlNode> others) {
    return new EbmlNode(id, width, payload, Optional.of(List.copyOf(others)), skew);
  }

  /**
   * Returns this element with another number, in the bytes it has or more where they are needed.
   */
  public EbmlNode withNumber(long value, int leastBytes) {
    int bytes =
        Math.max(Math.max(leastBytes, payload.length), (71 - Long.numberOfLeadingZeros(value)) / 8);
    byte[] number = new byte[bytes];
    for (int i = 0; i < Math.min(8, bytes); i++) {
      number[bytes - 1 - i] = (byte) (value >>> 8 * i);
    }
    return new EbmlNode(id, width, number, children, skew);
  }

  /** Returns its number; that of more than eight bytes is cut. */
  public long number() {
    long value = 0;
    for (byte b : payload) {
      value = value << 8 | b & 0xFF;
    }
    return value;
  }

  /** Returns its text without the zeros that may end it. */
  public String text() {
    int length = payload.length;
    while (length > 0 && payload[length - 1] == 0) {
      length--;
    }
    return new String(payload, 0, length, StandardCharsets.UTF_8);
  }

  /** Returns the first child of this identifier. */
  public Optional<EbmlNode> child(int child) {
    return nodes().stream().filter(node -> node.id == child).findFirst();
  }

  /** Returns this element with every number of an identifier below it replaced. */
  public EbmlNode mapped(int number, LongUnaryOperator map, int leastBytes) {
    if (children.isEmpty()) {
      return id == number ? withNumber(map.applyAsLong(number()), leastBytes) : this;
    }
    return with(children.get().stream().map(node -> node.mapped(number, map, leastBytes)).toList());
  }

  /** Returns the bytes of the element, with its checksum brought up to date. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] content = content();
    if (checked()) {
      int sum = checksum(content) ^ skew;
      int at = checksumAt();
      for (int i = 0; i < 4; i++) {
        content[at + i] = (byte) (sum >>> 8 * i);
      }
    }
    out.writeBytes(Ebml.header(id, content.length, width));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private byte[] content() {
    if (children.isEmpty()) {
      return payload;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    children.get().forEach(node -> out.writeBytes(node.toBytes()));
    return out.toByteArray();
  }

  private boolean checked() {
    return !nodes().isEmpty() && nodes().get(0).id == CRC && nodes().get(0).payload.length == 4;
  }

  private int checksumAt() {
    return 1 + Math.max(1, nodes().get(0).width);
  }

  private int checksum(byte[] content) {
    CRC32 crc = new CRC32();
    int from = checksumAt() + 4;
    crc.update(content, from, content.length - from);
    return (int) crc.getValue();
  }

  private int skewOfChecksum() {
    if (!checked()) {
      return 0;
    }
    int stored = Integer.reverseBytes(ByteBuffer.wrap(nodes().get(0).payload).getInt());
    return stored ^ checksum(content());
  }
}
