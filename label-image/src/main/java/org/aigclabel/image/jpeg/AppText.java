package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/** The kinds of segments that can hold a label, and their payload without the signature. */
enum AppText {
  XMP(1, "http://ns.adobe.com/xap/1.0/\0"),
  EXTENDED_XMP(1, "http://ns.adobe.com/xmp/extension/\0"),
  EXIF(1, "Exif\0\0"),
  JFIF(0, "JFIF\0"),
  JFXX(0, "JFXX\0"),
  JUMBF(11, "JP");

  /** The marker of a comment. */
  static final int COMMENT = 0xFE;

  private final int app;
  private final byte[] signature;

  AppText(int app, String signature) {
    this.app = app;
    this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns what the segment is, if it is one of these. */
  static Optional<AppText> of(MediaSource source, Segment segment) throws IOException {
    if (!segment.isApp(0) && !segment.isApp(1) && !segment.isApp(11)) {
      return Optional.empty();
    }
    for (AppText kind : values()) {
      if (segment.isApp(kind.app)
          && segment.length() >= kind.signature.length
          && source
              .bytes(segment.payloadAt(), kind.signature.length)
              .equals(ByteBuffer.wrap(kind.signature))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns where the payload after the signature begins. */
  long bodyAt(Segment segment) {
    return segment.payloadAt() + signature.length;
  }

  /** Returns the payload after the signature. */
  byte[] body(MediaSource source, Segment segment) throws IOException {
    return source.array(bodyAt(segment), segment.length() - signature.length);
  }

  /** Returns the most bytes that fit after the signature. */
  int room() {
    return JpegHeader.MOST - signature.length;
  }

  /** Returns a whole segment with this body. */
  byte[] segment(byte[] body) {
    byte[] payload = Arrays.copyOf(signature, signature.length + body.length);
    System.arraycopy(body, 0, payload, signature.length, body.length);
    return segment(0xE0 + app, payload);
  }

  /** Returns a whole segment with this marker and payload. */
  static byte[] segment(int marker, byte[] payload) {
    return ByteBuffer.allocate(payload.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (payload.length + 2))
        .put(payload)
        .array();
  }
}
