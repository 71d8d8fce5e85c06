package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Exif;
import org.aigclabel.container.ExifEditor;
import org.aigclabel.container.Xmp;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.jpeg.JpegHeader.Segment;

/**
 * The header of one file, of which every label can be taken out and to which one can be added.
 * Changes are whole segments; what does not change is kept where it is.
 */
final class JpegMetadata {

  private final MediaSource source;
  private final JpegHeader header;
  private final Map<Segment, AppText> kinds = new LinkedHashMap<>();
  private final Map<Segment, byte[]> changes = new LinkedHashMap<>();

  private JpegMetadata(MediaSource source, JpegHeader header) {
    this.source = source;
    this.header = header;
  }

  /** A change of a packet; no bytes stand for no packet. */
  interface PacketChange {
    byte[] apply(byte[] packet) throws IOException;
  }

  /** Reads a file's header. */
  static JpegMetadata of(MediaSource source) throws IOException {
    JpegMetadata metadata = new JpegMetadata(source, JpegHeader.readWhole(source));
    for (Segment segment : metadata.header.segments()) {
      AppText.of(source, segment).ifPresent(kind -> metadata.kinds.put(segment, kind));
    }
    return metadata;
  }

  /** Reads a file's header and takes every label out. */
  static JpegMetadata withoutLabels(MediaSource source) throws IOException {
    JpegMetadata metadata = of(source);
    for (Segment segment : metadata.header.segments()) {
      switch (metadata.kinds.getOrDefault(segment, AppText.JUMBF)) {
        case XMP -> metadata.strip(segment);
        case EXIF -> metadata.stripExif(segment);
        default -> metadata.stripText(segment);
      }
    }
    metadata.stripExtended();
    return metadata;
  }

  private void strip(Segment segment) throws IOException {
    byte[] packet = AppText.XMP.body(source, segment);
    change(segment, packet, Xmp.withoutLabel(packet));
  }

  private void change(Segment segment, byte[] old, byte[] packet) {
    if (!Arrays.equals(old, packet)) {
      changes.put(segment, packet.length == 0 ? packet : AppText.XMP.segment(packet));
    }
  }

  private void stripExif(Segment segment) throws IOException {
    byte[] block = AppText.EXIF.body(source, segment);
    byte[] stripped = block;
    try {
      stripped = ExifEditor.without(block, text -> ExifLabels.isLabel(text.value()));
    } catch (IllegalArgumentException e) {
      throw source.malformed(segment.at(), String.valueOf(e.getMessage()));
    }
    if (!Arrays.equals(block, stripped)) {
      changes.put(segment, stripped.length == 0 ? new byte[0] : AppText.EXIF.segment(stripped));
    }
  }

  private void stripText(Segment segment) throws IOException {
    Optional<LabelText> label = LabelText.in(source, segment);
    if (label.isPresent()) {
      byte[] payload = source.array(segment.payloadAt(), segment.length());
      int tail = payload.length - label.get().end();
      byte[] rest = Arrays.copyOf(payload, label.get().start() + tail);
      System.arraycopy(payload, label.get().end(), rest, label.get().start(), tail);
      boolean blank = new String(rest, StandardCharsets.ISO_8859_1).isBlank() || allZero(rest);
      changes.put(segment, blank ? new byte[0] : AppText.segment(segment.marker(), rest));
    }
  }

  private static boolean allZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void stripExtended() throws IOException {
    List<Segment> chunks = segments(AppText.EXTENDED_XMP);
    for (ExtendedXmp extended : ExtendedXmp.of(source, chunks)) {
      if (extended.packet().isPresent()) {
        byte[] packet = extended.packet().get();
        byte[] without = Xmp.withoutLabel(packet);
        if (!Arrays.equals(packet, without)) {
          replace(extended, without);
        }
      }
    }
  }

  private void replace(ExtendedXmp extended, byte[] packet) throws IOException {
    extended.chunks().forEach(chunk -> changes.put(chunk, new byte[0]));
    if (packet.length > 0) {
      changes.put(extended.chunks().get(0), ExtendedXmp.segments(packet));
    }
    String guid = packet.length == 0 ? "" : ExtendedXmp.guid(packet);
    for (Segment main : segments(AppText.XMP)) {
      String text = new String(body(AppText.XMP, main), StandardCharsets.ISO_8859_1);
      if (text.contains(extended.guid())) {
        String renamed = ExtendedXmp.renamed(text, extended.guid(), guid);
        byte[] bytes = renamed.getBytes(StandardCharsets.ISO_8859_1);
        change(main, AppText.XMP.body(source, main), Xmp.withoutLabel(bytes));
      }
    }
  }

  /** Returns the plan of the file with what was changed. */
  Plan plan() throws IOException {
    return plan(new Changes(), Optional.empty());
  }

  private Plan plan(Changes edits, Optional<Segment> done) throws IOException {
    changes.forEach(
        (segment, bytes) -> {
          if (done.isEmpty() || segment != done.get()) {
            edits.replace(segment.at(), segment.length() + 4L, bytes);
          }
        });
    MultiPicture.adjust(source, header.segments(), edits);
    return edits.plan(source);
  }

  /** Returns the plan of the file with this change in its XMP packet. */
  Plan inXmp(PacketChange change) throws IOException {
    Optional<Segment> main = segments(AppText.XMP).stream().filter(this::remains).findFirst();
    byte[] old = main.isPresent() ? body(AppText.XMP, main.get()) : new byte[0];
    byte[] merged = change.apply(old);
    if (merged.length > AppText.XMP.room()) {
      throw new UnsupportedMediaException(
          source.name(),
          String.format(
              "its XMP packet would have %d bytes, a segment holds %d; use the carrier jpeg.exif for"
                  + " the label and state no origin",
              merged.length, AppText.XMP.room()));
    }
    return put(main, AppText.XMP.segment(merged));
  }

  /** Returns the plan of the file with this label in its Exif user comment. */
  Plan withExif(Label label) throws IOException {
    Optional<Segment> block = segments(AppText.EXIF).stream().filter(this::remains).findFirst();
    byte[] old = block.isPresent() ? body(AppText.EXIF, block.get()) : new byte[0];
    boolean taken =
        Exif.read(old).texts().stream().anyMatch(text -> text.tag() == Exif.USER_COMMENT);
    if (taken) {
      throw new UnsupportedMediaException(
          source.name(), "its Exif user comment is in use; use the carrier jpeg.xmp");
    }
    byte[] edited;
    try {
      edited = ExifEditor.withUserComment(old, ascii(label.toWrappedJson()));
    } catch (IllegalArgumentException e) {
      throw new UnsupportedMediaException(
          source.name(), e.getMessage() + "; use the carrier jpeg.xmp");
    }
    if (edited.length > AppText.EXIF.room()) {
      throw new UnsupportedMediaException(
          source.name(), "its Exif block has no room for the label; use the carrier jpeg.xmp");
    }
    return put(block, AppText.EXIF.segment(edited));
  }

  /** Puts a segment in the place of an old one, or after JFIF and Exif at the head of the file. */
  private Plan put(Optional<Segment> place, byte[] bytes) throws IOException {
    Changes edits = new Changes();
    if (place.isPresent()) {
      edits.replace(place.get().at(), place.get().length() + 4L, bytes);
    } else {
      edits.insert(place(), bytes);
    }
    return plan(edits, place);
  }

  private long place() {
    long at = 2;
    for (Segment segment : header.segments()) {
      AppText kind = kinds.get(segment);
      boolean leads = kind == AppText.JFIF || kind == AppText.JFXX || kind == AppText.EXIF;
      if (!remains(segment)) {
        continue;
      }
      if (!leads) {
        break;
      }
      at = segment.end();
    }
    return at;
  }

  private boolean remains(Segment segment) {
    byte[] changed = changes.get(segment);
    return changed == null || changed.length > 0;
  }

  private List<Segment> segments(AppText kind) {
    List<Segment> found = new ArrayList<>();
    kinds.forEach(
        (segment, k) -> {
          if (k == kind) {
            found.add(segment);
          }
        });
    return found;
  }

  private byte[] body(AppText kind, Segment segment) throws IOException {
    byte[] changed = changes.get(segment);
    int head = (int) (kind.bodyAt(segment) - segment.at());
    return changed == null
        ? kind.body(source, segment)
        : Arrays.copyOfRange(changed, head, changed.length);
  }

  private static String ascii(String json) {
    StringBuilder text = new StringBuilder();
    json.chars()
        .forEach(
            c -> text.append(c < 0x80 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
    return text.toString();
  }
}
