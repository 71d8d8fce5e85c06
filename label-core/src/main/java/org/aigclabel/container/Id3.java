package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;

/**
 * One ID3v2 tag of version 2.2, 2.3 or 2.4, and the label in it: a {@code TXXX} frame whose
 * description is {@code AIGC}. Knows unsynchronisation, extended headers with CRC, footers, frames
 * of wrong size coding, and keeps every byte that is neither label nor padding.
 *
 * <p>A tag keeps its size while its padding suffices, so that a label can be changed in place.
 *
 * @see <a href="https://id3.org/id3v2.4.0-structure">ID3v2.4, structure</a>
 */
public final class Id3 {

  private static final int HEADER = 10;
  private static final int CREATED = 3;
  private static final String LABEL = "AIGC";

  private final MediaSource source;
  private final long offset;
  private final Id3Frames frames;
  private final int size;
  private final boolean whole;

  private Id3(MediaSource source, long offset, int size) throws IOException {
    this.source = source;
    this.offset = offset;
    this.size = size;
    int present = (int) Math.min(size, source.size() - offset - HEADER);
    this.frames =
        Id3Frames.parse(
            source.u8(offset + 3),
            source.u8(offset + 5),
            source.array(offset + HEADER, present),
            source.limits().text());
    this.whole =
        present == size
            && (!frames.footer() || source.startsWith(offset + HEADER + size, "3DI"))
            && offset + HEADER + size + (frames.footer() ? HEADER : 0) <= source.size();
  }

  /** Returns the tag that begins at this byte, if one does. */
  public static Optional<Id3> at(MediaSource source, long offset) throws IOException {
    if (offset < 0 || offset > source.size() - HEADER || !source.startsWith(offset, "ID3")) {
      return Optional.empty();
    }
    long size = source.u32(offset + 6);
    return (size & 0x80808080L) == 0 && source.u8(offset + 3) < 0xFF
        ? Optional.of(new Id3(source, offset, unsafe(size)))
        : Optional.empty();
  }

  /** Returns the tags that stand one after another from this byte on. */
  public static List<Id3> from(MediaSource source, long offset) throws IOException {
    List<Id3> tags = new ArrayList<>();
    for (long at = offset; tags.size() < source.limits().depth(); ) {
      Optional<Id3> tag = at(source, at);
      if (tag.isEmpty()) {
        break;
      }
      tags.add(tag.get());
      at = tag.get().end();
    }
    return tags;
  }

  /** Returns the byte after the tags that stand one after another from this byte on. */
  public static long after(MediaSource source, long offset) throws IOException {
    long at = offset;
    while (at <= source.size() - HEADER && source.startsWith(at, "ID3")) {
      long size = source.u32(at + 6);
      if ((size & 0x80808080L) != 0) {
        break;
      }
      boolean footer = (source.u8(at + 5) & 0x10) != 0;
      at = Math.min(source.size(), at + HEADER + unsafe(size) + (footer ? HEADER : 0));
    }
    return at;
  }

  /** Returns the tag whose footer ends before this byte, if one does. */
  public static Optional<Id3> endingAt(MediaSource source, long end) throws IOException {
    if (end < 2 * HEADER || !source.startsWith(end - HEADER, "3DI")) {
      return Optional.empty();
    }
    return at(source, end - 2 * HEADER - unsafe(source.u32(end - 4) & 0x7F7F7F7FL))
        .filter(tag -> tag.end() == end);
  }

  /** Returns a whole new tag of version 2.3 that holds only this label. */
  public static byte[] create(String json) {
    byte[] frame = Id3Codec.label(CREATED, LABEL, json);
    byte[] tag = Arrays.copyOf(new byte[] {'I', 'D', '3', CREATED}, HEADER + frame.length);
    System.arraycopy(safe(frame.length), 0, tag, 6, 4);
    System.arraycopy(frame, 0, tag, HEADER, frame.length);
    return tag;
  }

  /** Returns its first byte in the file. */
  public long offset() {
    return offset;
  }

  /** Returns the byte after it, and after its footer. */
  public long end() {
    return Math.min(source.size(), offset + HEADER + size + (frames.footer() ? HEADER : 0));
  }

  /** Returns whether its frames can be read and changed. */
  public boolean writable() {
    return whole && frames.readable();
  }

  /** Returns the labels in it; those in XMP with a carrier of their own. */
  public List<LabelSite> labels(Carrier carrier) {
    List<LabelSite> sites = new ArrayList<>();
    for (Id3Frames.Frame frame : frames.all()) {
      frames
          .userText(frame, LABEL)
          .ifPresent(
              text -> sites.add(LabelSite.read(carrier, offset + HEADER + frame.start(), text)));
      sites.addAll(frames.xmp(frame, offset + HEADER + frame.start()));
    }
    return sites;
  }

  /** Makes this its only label. */
  public void label(Plan.Edits edits, String json) throws IOException {
    change(edits, Id3Codec.label(frames.version(), LABEL, json));
  }

  /** Takes labels out, if it has any. */
  public void unlabel(Plan.Edits edits) throws IOException {
    if (!labels().isEmpty()) {
      change(edits, new byte[0]);
    }
  }

  /**
   * Moves chapters, events and lyrics, in milliseconds; what chapters say of bytes is taken out.
   *
   * @throws UnsupportedMediaException where the tag spreads or packs their bytes
   */
  public void times(Plan.Edits edits, LongUnaryOperator moved) throws IOException {
    for (Id3Frames.Frame frame : writable() ? frames.all() : List.<Id3Frames.Frame>of()) {
      if (frames.packed(frame) && frames.move(frame, moved)) {
        throw new UnsupportedMediaException(source.name(), "reason.id3.times");
      }
      List<Integer> times = frames.times(frame);
      for (int at : times) {
        long place = offset + HEADER + at;
        edits.replace(place, 4, four(moved.applyAsLong(source.u32(place))));
      }
      if (frame.id().equals("CHAP") && !times.isEmpty()) {
        long bytes = offset + HEADER + times.get(1) + 4;
        edits.replace(bytes, 4, four(-1)).replace(bytes + 4, 4, four(-1));
      }
    }
  }

  private static byte[] four(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  /**
   * Brings the tag to the form in which it is hashed: without label and padding; a tag that then
   * holds nothing and is as {@link #create} makes it is left out.
   */
  public void canonical(Plan.Edits edits) throws IOException {
    if (vanishes()) {
      edits.remove(offset, end() - offset);
    } else if (writable()) {
      rewrite(edits, new byte[0], 0);
    }
  }

  /** Returns whether {@link #canonical} leaves nothing of it. */
  public boolean vanishes() throws IOException {
    return writable()
        && frames.version() == CREATED
        && source.u16(offset + 4) == 0
        && frames.all().size() == labels().size()
        && labels().stream().allMatch(label -> label.rest().length == 0)
        && frames.padding() == frames.length() - frames.end();
  }

  /** A frame with a label, and what is left of it without. */
  private record Labelled(Id3Frames.Frame frame, byte[] rest) {
    int length() {
      return frame.length() - rest.length;
    }
  }

  private List<Labelled> labels() throws IOException {
    List<Labelled> all = new ArrayList<>();
    for (Id3Frames.Frame frame : frames.all()) {
      if (frames.userText(frame, LABEL).isPresent()) {
        all.add(new Labelled(frame, new byte[0]));
      } else if (!frames.xmp(frame, 0).isEmpty()) {
        byte[] rest = Id3Xmp.stripped(frames.version(), frames.body(frame));
        all.add(new Labelled(frame, frames.unsynchronised() ? Id3Codec.unsynchronise(rest) : rest));
      }
    }
    return all;
  }

  private void change(Plan.Edits edits, byte[] frame) throws IOException {
    if (!writable()) {
      throw source.malformed(
          offset, "wanted a whole ID3v2.2, 2.3 or 2.4 tag, found one that cannot be changed");
    }
    int removed = labels().stream().mapToInt(Labelled::length).sum();
    byte[] put = frames.unsynchronised() ? Id3Codec.unsynchronise(frame) : frame;
    int spare = frames.padding() + removed - put.length;
    rewrite(edits, put, frames.padding() > 0 && spare >= 0 ? spare : frames.padding());
  }

  private void rewrite(Plan.Edits edits, byte[] frame, int padding) throws IOException {
    int now = size + frame.length + padding - frames.padding();
    for (Labelled old : labels()) {
      edits.replace(offset + HEADER + old.frame().start(), old.frame().length(), old.rest());
      now -= old.length();
    }
    if (now > 0x0FFFFFFF) {
      throw source.malformed(offset, "an ID3v2 tag has no room for a label below 256 MiB");
    }
    long end = offset + HEADER + frames.end();
    edits.insert(end, frame);
    if (padding != frames.padding()) {
      edits.replace(end, frames.padding(), new byte[padding]);
    }
    if (now != size) {
      edits.replace(offset + 6, 4, safe(now));
    }
    if (frames.footer()) {
      byte[] footer = source.array(offset, HEADER);
      System.arraycopy(latin1("3DI"), 0, footer, 0, 3);
      System.arraycopy(safe(now), 0, footer, 6, 4);
      edits.replace(end() - HEADER, HEADER, footer);
    }
    extended(edits, frame, padding);
  }

  private void extended(Plan.Edits edits, byte[] frame, int padding) throws IOException {
    List<Labelled> labels = labels();
    List<Id3Frames.Frame> removed = labels.stream().map(Labelled::frame).toList();
    byte[] header = frames.extended(source.name(), removed, frame, padding);
    if (header.length > 0 && labels.stream().anyMatch(label -> label.rest().length > 0)) {
      throw new UnsupportedMediaException(source.name(), "reason.id3.xmp");
    }
    if (header.length > 0) {
      edits.replace(offset + HEADER, header.length, header);
    }
  }

  static byte[] safe(int value) {
    return new byte[] {
      (byte) (value >> 21 & 0x7F),
      (byte) (value >> 14 & 0x7F),
      (byte) (value >> 7 & 0x7F),
      (byte) (value & 0x7F)
    };
  }

  static int unsafe(long value) {
    return (int)
        ((value >> 3 & 0x0FE00000)
            | (value >> 2 & 0x1FC000)
            | (value >> 1 & 0x3F80)
            | value & 0x7F);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
