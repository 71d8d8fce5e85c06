package org.aigclabel.security;

import java.util.ArrayDeque;
import java.util.Deque;

/** Guards the ASN.1 parser: definite lengths, all bytes used, few levels. */
final class Der {

  private static final int DEPTH = 32;
  private static final int LARGEST = 1 << 18;

  private Der() {}

  /** Returns the same bytes if they are one well-formed value of bounded size and depth. */
  static byte[] guard(byte[] der) {
    return guard(der, LARGEST);
  }

  /** As {@link #guard(byte[])} with another limit. */
  static byte[] guard(byte[] der, int largest) {
    if (der.length > largest) {
      throw new IllegalArgumentException("wanted at most " + largest + " bytes of DER");
    }
    Deque<Integer> ends = new ArrayDeque<>();
    int at = 0;
    int end = der.length;
    do {
      int tag = byteAt(der, at++, end);
      for (int more = tag & 0x1F; more == 0x1F; ) {
        more = (byteAt(der, at++, end) & 0x80) == 0 ? 0 : 0x1F;
      }
      int first = byteAt(der, at++, end);
      int length = first;
      if (first >= 0x80) {
        length = 0;
        for (int i = first & 0x7F; i > 0; i--) {
          length = Math.addExact(Math.multiplyExact(length, 256), byteAt(der, at++, end));
        }
      }
      if (first == 0x80 || length > end - at) {
        throw new IllegalArgumentException("a wrong length before byte " + at + " of DER");
      }
      if ((tag & 0x20) != 0) {
        ends.push(end);
        end = at + length;
      } else {
        at += length;
      }
      if (ends.size() > DEPTH) {
        throw new IllegalArgumentException("more than " + DEPTH + " levels of DER");
      }
      while (at == end && !ends.isEmpty()) {
        end = ends.pop();
      }
    } while (!ends.isEmpty());
    if (at != der.length) {
      throw new IllegalArgumentException("bytes after the end of DER");
    }
    return der;
  }

  private static int byteAt(byte[] der, int at, int end) {
    if (at >= end) {
      throw new IllegalArgumentException("DER ends at byte " + at);
    }
    return der[at] & 0xFF;
  }
}
