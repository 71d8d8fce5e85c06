package org.aigclabel.audio;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;
import org.aigclabel.spi.MediaFormat;

/** Looks at the first bytes of a stream that has no magic number of its own. */
final class Sniff {

  private static final int FRAMES = 3;

  private Sniff() {}

  /** Returns where ID3v2 tags at the beginning end; past the limit if the head does not say. */
  static int afterId3(ByteBuffer head) {
    int at = 0;
    while (at + 10 <= head.limit() && head.getInt(at) >>> 8 == 0x494433) {
      int size = head.getInt(at + 6);
      if ((size & 0x80808080) != 0) {
        break;
      }
      int body =
          (size >> 3 & 0x0FE00000) | (size >> 2 & 0x1FC000) | (size >> 1 & 0x3F80) | size & 0x7F;
      at += 10 + body + ((head.get(at + 5) & 0x10) != 0 ? 10 : 0);
    }
    return at;
  }

  /** Returns whether this text stands at the beginning, or after ID3v2 tags. */
  static boolean magic(ByteBuffer head, String magic) {
    return text(head, 0, magic) || text(head, afterId3(head), magic);
  }

  static boolean text(ByteBuffer head, int at, String text) {
    if (at + text.length() > head.limit()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (head.get(at + i) != (byte) text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether MPEG audio frames begin here. */
  static boolean mpeg(ByteBuffer head, int from) {
    int at = from;
    Optional<MpegFrame> first = frame(head, at);
    if (first.isEmpty()) {
      return false;
    }
    for (int count = 1; count < (from == 0 ? 2 : FRAMES); count++) {
      int length = frame(head, at).map(MpegFrame::length).orElse(0);
      int next = at + length;
      if (length == 0) {
        return false;
      }
      if (next + 4 > head.limit()) {
        return count > 1 || next == head.limit() || head.limit() == MediaFormat.HEAD;
      }
      if (Stream.of("TAG", "APETAGEX", "LYRICSBEGIN", "ID3").anyMatch(t -> text(head, next, t))) {
        return true;
      }
      if (frame(head, next).filter(first.get()::goesWith).isEmpty()) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static Optional<MpegFrame> frame(ByteBuffer head, int at) {
    return at + 4 > head.limit() ? Optional.empty() : MpegFrame.of(head.getInt(at));
  }

  /** Returns whether ADTS frames begin here. */
  static boolean adts(ByteBuffer head, int from) {
    int at = from;
    for (int count = 0; count < FRAMES; count++) {
      if (at + 7 > head.limit()) {
        return count > 1 || count == 1 && (at == head.limit() || head.limit() == MediaFormat.HEAD);
      }
      int sampling = head.get(at + 2) >> 2 & 15;
      int length = (head.getInt(at + 3) >> 13) & 0x1FFF;
      if ((head.getShort(at) & 0xFFF6) != 0xFFF0 || sampling > 12 || length < 7) {
        return false;
      }
      at += length;
    }
    return true;
  }
}
