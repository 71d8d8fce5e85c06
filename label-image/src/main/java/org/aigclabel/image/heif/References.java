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
 * Which items refer to which ({@code iref}).
 *
 * @param list in the order of the file
 */
record References(List<Reference> list) {

  /**
   * One reference.
   *
   * @param type four characters: {@code dimg}, {@code auxl}, {@code thmb}
   * @param from the item that refers
   * @param to the items that it refers to, in order
   */
  record Reference(String type, long from, List<Long> to) {}

  /** Reads the references; none where there is no such box. */
  static References of(Items items) throws IOException {
    Optional<Box> iref = items.child("iref");
    List<Reference> list = new ArrayList<>();
    long numbers = 0;
    if (iref.isPresent()) {
      MediaSource source = items.source();
      boolean wide = source.u8(iref.get().payload()) > 0;
      for (Box box : IsoBoxes.list(source, iref.get().payload() + 4, iref.get().end())) {
        numbers += box.payloadLength() / 2;
        if (numbers > source.limits().items()) {
          throw source.malformed(box.offset(), "more than " + numbers + " references");
        }
        try {
          ByteBuffer in = ByteBuffer.wrap(IsoBoxes.payload(source, box));
          list.add(reference(box.type(), in, wide));
        } catch (BufferUnderflowException e) {
          throw source.malformed(box.offset(), "a reference ends within a number");
        }
      }
    }
    return new References(list);
  }

  private static Reference reference(String type, ByteBuffer in, boolean wide) {
    long from = number(in, wide);
    List<Long> to = new ArrayList<>();
    for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
      to.add(number(in, wide));
    }
    return new Reference(type, from, to);
  }

  private static long number(ByteBuffer in, boolean wide) {
    return wide ? in.getInt() & 0xFFFFFFFFL : in.getShort() & 0xFFFF;
  }

  /** Returns the items that an item refers to in this way. */
  List<Long> from(long item, String type) {
    return list.stream()
        .filter(reference -> reference.from() == item && reference.type().equals(type))
        .flatMap(reference -> reference.to().stream())
        .toList();
  }

  /** Returns the items that refer to an item in this way. */
  List<Long> to(long item, String type) {
    return list.stream()
        .filter(reference -> reference.type().equals(type) && reference.to().contains(item))
        .map(Reference::from)
        .toList();
  }
}
