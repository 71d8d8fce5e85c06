package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/**
 * The chunks of a file up to IEND, or up to the first that cannot be stepped over.
 *
 * @param source the file
 * @param chunks in order
 * @param problemAt where the walk ended early
 * @param problem why, or empty if IEND was reached
 */
record PngFile(MediaSource source, List<PngChunk> chunks, long problemAt, String problem) {

  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  static PngFile read(MediaSource source) throws IOException {
    if (!source.startsWith(0, SIGNATURE)) {
      throw source.malformed(0, "wanted the PNG signature, found other bytes");
    }
    List<PngChunk> chunks = new ArrayList<>();
    long at = SIGNATURE.length();
    while (chunks.size() < source.limits().items()) {
      ByteBuffer head = source.head(at, 8);
      if (head.remaining() < 8) {
        return new PngFile(source, chunks, at, "wanted a chunk or IEND, found the end");
      }
      int length = head.getInt();
      String type = StandardCharsets.ISO_8859_1.decode(head).toString();
      if (!type.matches("[A-Za-z]{4}")) {
        return new PngFile(source, chunks, at, "wanted a chunk's type, found other bytes");
      }
      if (length < 0 || at + PngChunk.FRAME + length > source.size()) {
        String problem = "wanted " + (length & 0xFFFFFFFFL) + " bytes of " + type + ", found fewer";
        return new PngFile(source, chunks, at, problem);
      }
      PngChunk chunk = new PngChunk(type, at, length);
      chunks.add(chunk);
      at = chunk.end();
      if (chunk.is("IEND")) {
        return new PngFile(source, chunks, at, "");
      }
    }
    throw source.malformed(at, "more than " + source.limits().items() + " chunks");
  }

  /** Returns this if it can be written: header first, whole chunks, IEND. */
  PngFile complete() throws MalformedMediaException {
    if (!problem.isEmpty()) {
      throw source.malformed(problemAt, problem);
    }
    header();
    return this;
  }

  /** Returns IHDR; Apple's CgBI may stand before it. */
  PngChunk header() throws MalformedMediaException {
    for (PngChunk chunk : chunks) {
      if (chunk.is("IHDR") && chunk.length() == 13) {
        return chunk;
      }
      if (!chunk.is("CgBI")) {
        break;
      }
    }
    throw source.malformed(SIGNATURE.length(), "wanted IHDR of 13 bytes, found something else");
  }

  /** Returns whether metadata may stand here: ahead of pixels and frames. */
  boolean isAhead(PngChunk chunk) {
    for (PngChunk other : chunks) {
      if (other.beginsPicture()) {
        return chunk.at() < other.at();
      }
    }
    return true;
  }
}
