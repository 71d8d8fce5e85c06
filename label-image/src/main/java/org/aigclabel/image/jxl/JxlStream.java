package org.aigclabel.image.jxl;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * Where a file's codestream stands.
 *
 * @param source the file
 * @param boxes of the container, none if the file is a bare codestream
 */
record JxlStream(MediaSource source, List<Box> boxes) {

  private static final int HEAD = 1024;
  private static final String WHOLE = "jxlc";
  private static final String PART = "jxlp";

  /** Boxes that describe the codestream they came with. */
  private static final Set<String> DERIVED = Set.of("jbrd", "jxli");

  static JxlStream of(MediaSource source) throws IOException {
    boolean bare = source.u16(0) == 0xFF0A;
    return new JxlStream(source, bare ? List.of() : IsoBoxes.readable(source, 0, source.size()));
  }

  private static boolean isStream(Box box) {
    return box.is(WHOLE) || box.is(PART);
  }

  /** Returns the first bytes of the codestream. */
  byte[] head() throws IOException {
    long at = 0;
    long end = source.size();
    if (!boxes.isEmpty()) {
      Box first = first();
      at = first.payload() + (first.is(PART) ? 4 : 0);
      end = first.end();
    }
    return source.array(at, (int) Math.max(0, Math.min(HEAD, end - at)));
  }

  private Box first() throws IOException {
    return boxes.stream()
        .filter(JxlStream::isStream)
        .findFirst()
        .orElseThrow(() -> source.malformed(0, "wanted a codestream box (jxlc, jxlp)"));
  }

  /** Returns whether the file holds what rebuilds the JPEG it was made of. */
  boolean rebuildsJpeg() {
    return IsoBoxes.first(boxes, "jbrd").isPresent();
  }

  /** Returns the file with another codestream, given bare or in a container of its own. */
  Plan with(byte[] file) throws IOException {
    JxlStream other = of(MediaSource.of(source.name(), file));
    if (boxes.isEmpty()) {
      return Plan.of(source).put(file).build();
    }
    Plan.Edits edits = Plan.edit(source);
    Box first = first();
    for (Box box : boxes) {
      if (box.equals(first)) {
        edits.replace(box.offset(), box.length(), other.boxed(file));
      } else if (isStream(box) || DERIVED.contains(box.type())) {
        edits.remove(box.offset(), box.length());
      }
    }
    return edits.plan();
  }

  private byte[] boxed(byte[] file) throws IOException {
    if (boxes.isEmpty()) {
      return IsoBoxes.box(WHOLE, file);
    }
    Box first = first();
    if (first.is(PART)) {
      throw source.malformed(first.offset(), "wanted the codestream in one box");
    }
    return IsoBoxes.box(WHOLE, IsoBoxes.payload(source, first));
  }
}
