package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * The item properties of a file ({@code iprp}).
 *
 * @param parent the box {@code iprp}
 * @param container the box {@code ipco}
 * @param boxes the properties, the first of which has the number 1
 * @param links which item has which property, in the order in which they apply
 */
record Properties(Box parent, Box container, List<Box> boxes, List<Link> links) {

  /**
   * An item's property.
   *
   * @param item the item's number
   * @param property the property's number, from 1
   * @param at where that number stands in the file
   * @param width its bytes, 1 or 2; the highest bit is no part of it
   */
  record Link(long item, int property, long at, int width) {}

  /** Reads the properties; empty if the file has none. */
  static Optional<Properties> of(Items items) throws IOException {
    Optional<Box> iprp = items.child("iprp");
    if (iprp.isEmpty()) {
      return Optional.empty();
    }
    MediaSource source = items.source();
    List<Box> children = IsoBoxes.children(source, iprp.get());
    Optional<Box> ipco = IsoBoxes.first(children, "ipco");
    if (ipco.isEmpty()) {
      return Optional.empty();
    }
    List<Link> links = new ArrayList<>();
    for (Box box : children) {
      if (box.is("ipma")) {
        read(source, box, links);
      }
    }
    return Optional.of(
        new Properties(iprp.get(), ipco.get(), IsoBoxes.children(source, ipco.get()), links));
  }

  private static void read(MediaSource source, Box ipma, List<Link> links) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(IsoBoxes.payload(source, ipma));
    try {
      int head = in.getInt();
      int width = 1 + (head & 1);
      long count = in.getInt() & 0xFFFFFFFFL;
      for (long i = 0; i < count; i++) {
        long item = head >>> 24 == 0 ? in.getShort() & 0xFFFF : in.getInt() & 0xFFFFFFFFL;
        for (int left = in.get() & 0xFF; left > 0; left--) {
          long at = ipma.payload() + in.position();
          int property = width == 1 ? in.get() & 0x7F : in.getShort() & 0x7FFF;
          links.add(new Link(item, property, at, width));
          if (links.size() > source.limits().items()) {
            throw source.malformed(ipma.offset(), "ipma of more than " + links.size() + " links");
          }
        }
      }
    } catch (BufferUnderflowException e) {
      throw source.malformed(ipma.offset(), "ipma ends within an item");
    }
  }

  /** Returns the links of an item, in the order in which the properties apply. */
  List<Link> of(long item) {
    return links.stream()
        .filter(link -> link.item() == item)
        .filter(link -> link.property() >= 1 && link.property() <= boxes.size())
        .toList();
  }

  /** Returns the link of an item to its property of a type. */
  Optional<Link> link(long item, String type) {
    return of(item).stream().filter(link -> box(link).is(type)).findFirst();
  }

  /** Returns the property behind a link. */
  Box box(Link link) {
    return boxes.get(link.property() - 1);
  }

  /** Returns an item's property of a type. */
  Optional<Box> find(long item, String type) {
    return link(item, type).map(this::box);
  }
}
