package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/**
 * One file's label written, or taken out to be hashed.
 *
 * <p>The moov box grows into empty {@code free} boxes behind it where they are large enough, and
 * leaves one behind when it shrinks; only otherwise does the media move.
 */
final class Mp4Edit {

  private static final int HEADER = 8;

  private final MediaSource source;
  private final Mp4File file;
  private final Box moov;
  private final LabelEdits labels;

  Mp4Edit(MediaSource source, Carrier keys) throws IOException {
    this.source = source;
    this.file = Mp4File.of(source);
    this.moov = file.requireMoov();
    this.labels = new LabelEdits(source, moov, LabelPlaces.in(file, keys));
  }

  /** Returns the file with this label alone. */
  Plan write(Label label) throws IOException {
    if (IsoBoxes.first(IsoBoxes.children(source, moov), "cmov").isPresent()) {
      throw new UnsupportedMediaException(
          source.name(), "its moov box is compressed; remux it (ffmpeg -c copy) first");
    }
    Optional<Relocation> relocation = Optional.empty();
    while (true) {
      IsoEdits edits = new IsoEdits(source);
      labels.write(edits, label.toJson());
      if (relocation.isPresent()) {
        relocation.get().reserve(edits);
      }
      pad(file, edits);
      if (relocation.isEmpty()) {
        if (!moves(edits)) {
          return edits.plan();
        }
        file.requireMovable();
        relocation = Optional.of(new Relocation(file));
      }
      if (!relocation.get().widen(edits)) {
        relocation.get().fill(edits);
        return edits.plan();
      }
    }
  }

  /** Returns the file without labels and padding, all offsets 64-bit and as they would be then. */
  Plan signedContent() throws IOException {
    IsoEdits edits = new IsoEdits(source);
    labels.strip(edits);
    file.padding().forEach(box -> edits.remove(List.of(), box));
    Relocation relocation = new Relocation(file);
    relocation.widenAll();
    relocation.reserve(edits);
    relocation.fillMarked(edits);
    return edits.plan();
  }

  /** Returns whether anything behind the changes moves. */
  private boolean moves(IsoEdits edits) {
    for (Box box : file.boxes()) {
      boolean own = box.equals(moov) || file.padding().contains(box);
      if (!own && edits.moved(box.offset()) != box.offset()) {
        return true;
      }
    }
    long end = file.regionEnd();
    return end < source.size() && edits.moved(end) != end;
  }

  /** Gives room to the movie box from the padding behind it, or leaves room there. */
  static void pad(Mp4File file, IsoEdits edits) {
    Box moov = file.moov().orElseThrow();
    long growth = edits.growth(moov);
    if (file.padding().isEmpty()) {
      if (growth <= -HEADER && moov.end() < file.source().size()) {
        edits.insert(List.of(), moov.end(), free(-growth, -growth));
      }
      return;
    }
    Box free = file.padding().get(0);
    long left = free.length() - growth;
    if (growth > 0 && left == 0) {
      edits.remove(List.of(), free);
    } else if (growth > 0 && left >= HEADER) {
      edits.replace(List.of(), free.offset(), growth + HEADER, free(left, HEADER));
    } else if (growth < 0 && left <= Mp4File.MOST_PADDING) {
      edits.replace(List.of(), free.offset(), HEADER, free(left, HEADER - growth));
    }
  }

  /** Returns the first bytes of an empty box. */
  private static byte[] free(long length, long count) {
    return ByteBuffer.allocate((int) count)
        .putInt((int) length)
        .put("free".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .array();
  }
}
