package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/**
 * The elements of EBML (RFC 8794), found by position. Identifiers are written with their marker
 * bits: {@code 0x1A45DFA3}.
 */
public final class Ebml {

  private static final int LONGEST_ID = 4;

  private Ebml() {}

  /**
   * One element in a file.
   *
   * @param id the identifier with its marker bits
   * @param offset the first byte of the identifier
   * @param headerLength the bytes of identifier and size
   * @param length header and payload; for one of unknown size as far as it was found to reach
   * @param open whether the size is unknown
   */
  public record Element(int id, long offset, int headerLength, long length, boolean open) {

    /** Returns the first byte after the header. */
    public long payload() {
      return offset + headerLength;
    }

    /** Returns the number of bytes after the header. */
    public long payloadLength() {
      return length - headerLength;
    }

    /** Returns the first byte after the element. */
    public long end() {
      return offset + length;
    }
  }

  /**
   * Returns the element at {@code offset}; one of unknown size, or one that would pass {@code end},
   * is given as reaching to {@code end}.
   */
  public static Element at(MediaSource source, long offset, long end) throws IOException {
    int first = offset < end ? source.u8(offset) : 0;
    int idLength = Integer.numberOfLeadingZeros(first) - 23;
    if (idLength > LONGEST_ID || end - offset < idLength + 1) {
      throw source.malformed(offset, "wanted an EBML element, found byte " + first);
    }
    ByteBuffer head = source.bytes(offset, idLength);
    int id = 0;
    while (head.hasRemaining()) {
      id = id << 8 | head.get() & 0xFF;
    }
    long at = offset + idLength;
    int width = Integer.numberOfLeadingZeros(source.u8(at)) - 23;
    if (width > 8 || end - at < width) {
      throw source.malformed(at, "wanted an EBML size, found byte " + source.u8(at));
    }
    long size = vint(source.bytes(at, width), width);
    int header = idLength + width;
    boolean open = size == (1L << 7 * width) - 1;
    long left = end - offset - header;
    return new Element(id, offset, header, header + (open ? left : Math.min(size, left)), open);
  }

  private static long vint(ByteBuffer bytes, int width) {
    long value = bytes.get() & (0xFF >> width);
    while (bytes.hasRemaining()) {
      value = value << 8 | bytes.get() & 0xFF;
    }
    return value;
  }

  /** Returns the size that a header declares, although the file may end before. */
  public static long declared(MediaSource source, Element element) throws IOException {
    int idLength = idLength(element.id());
    int width = element.headerLength() - idLength;
    return vint(source.bytes(element.offset() + idLength, width), width);
  }

  /**
   * Returns the elements from {@code from} to {@code to}. One of unknown size ends before the first
   * element inside it whose identifier is one of {@code closing}.
   */
  public static List<Element> list(MediaSource source, long from, long to, Set<Integer> closing)
      throws IOException {
    List<Element> elements = new ArrayList<>();
    int count = 0;
    for (long at = from; at < to; ) {
      Element element = at(source, at, to);
      if (element.open()) {
        long inner = element.payload();
        while (inner < to) {
          Element child = at(source, inner, to);
          if (closing.contains(child.id())) {
            break;
          }
          inner = child.end();
          count = count(source, inner, count);
        }
        element = new Element(element.id(), at, element.headerLength(), inner - at, element.open());
      }
      elements.add(element);
      at = element.end();
      count = count(source, at, count);
    }
    return elements;
  }

  private static int count(MediaSource source, long at, int count) throws IOException {
    if (count >= source.limits().items()) {
      throw source.malformed(at, "more than " + count + " EBML elements");
    }
    return count + 1;
  }

  /** Returns the elements up to the first that is broken. */
  public static List<Element> readable(MediaSource source, long from, long to) throws IOException {
    List<Element> elements = new ArrayList<>();
    try {
      for (long at = from; at < to && elements.size() < source.limits().items(); ) {
        Element element = at(source, at, to);
        elements.add(element);
        at = element.end();
      }
    } catch (MalformedMediaException e) {
      return elements;
    }
    return elements;
  }

  /** Returns the number of bytes of an identifier. */
  public static int idLength(int id) {
    return 4 - Integer.numberOfLeadingZeros(id) / 8;
  }

  /** Returns the least number of bytes for a size. */
  public static int sizeWidth(long size) {
    int width = 1;
    while (size > (1L << 7 * width) - 2) {
      width++;
    }
    return width;
  }

  /** Returns an identifier and a size, in {@code width} bytes or more where they are needed. */
  public static byte[] header(int id, long size, int width) {
    int bytes = Math.max(width, sizeWidth(size));
    ByteBuffer out = ByteBuffer.allocate(idLength(id) + bytes);
    for (int i = idLength(id) - 1; i >= 0; i--) {
      out.put((byte) (id >>> 8 * i));
    }
    for (int i = bytes - 1; i >= 0; i--) {
      int marker = i == bytes - 1 ? 0x80 >> (bytes - 1) : 0;
      out.put((byte) (size >>> 8 * i | marker));
    }
    return out.array();
  }

  /** Returns an element with the shortest header around the given payload parts. */
  public static byte[] element(int id, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] header = header(id, length, 1);
    ByteBuffer out = ByteBuffer.allocate(header.length + length).put(header);
    for (byte[] part : parts) {
      out.put(part);
    }
    return out.array();
  }

  /**
   * Returns the first bytes of a {@code Void} element of exactly this length, which is 2 or more.
   */
  public static byte[] voidHeader(int id, long length) {
    for (int width = 1; width <= 8; width++) {
      long size = length - 1 - width;
      if (size >= 0 && sizeWidth(size) <= width) {
        return header(id, size, width);
      }
    }
    throw new IllegalArgumentException("no element of " + length + " bytes");
  }
}
