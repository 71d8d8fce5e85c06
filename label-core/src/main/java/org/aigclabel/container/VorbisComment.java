package org.aigclabel.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;

/**
 * The comment list of FLAC, Vorbis, Opus, Speex and Theora; the label is the entry {@code AIGC=}.
 *
 * @param vendor the encoder's name, as bytes
 * @param entries {@code NAME=value} each, as bytes
 * @param rest what follows the list: Vorbis' framing bit, Opus' padding
 * @see <a href="https://xiph.org/vorbis/doc/v-comment.html">Ogg Vorbis I, comment field</a>
 */
public record VorbisComment(byte[] vendor, List<byte[]> entries, byte[] rest) {

  private static final Pattern CHAPTER =
      Pattern.compile("(?i)(CHAPTER\\d{3}=)(\\d\\d):(\\d\\d):(\\d\\d)\\.(\\d{3})");
  private static final byte[] LABEL = "AIGC=".getBytes(StandardCharsets.US_ASCII);

  /** Copies the list, not the bytes. */
  public VorbisComment {
    entries = List.copyOf(entries);
  }

  /** Returns a list without entries. */
  public static VorbisComment by(String vendor) {
    return new VorbisComment(vendor.getBytes(StandardCharsets.UTF_8), List.of(), new byte[0]);
  }

  /**
   * Reads a list that stands at {@code offset} of the file.
   *
   * @throws org.aigclabel.MalformedMediaException if a length passes the end of the bytes
   */
  public static VorbisComment read(MediaSource source, long offset, byte[] bytes)
      throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] vendor = piece(source, offset, in);
    if (in.remaining() < 4) {
      throw source.malformed(offset, "wanted a comment list, found its end after the vendor");
    }
    long count = in.getInt() & 0xFFFFFFFFL;
    if (count > in.remaining() / 4) {
      throw source.malformed(offset, "a comment list of " + count + " entries does not fit");
    }
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(piece(source, offset, in));
    }
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return new VorbisComment(vendor, entries, rest);
  }

  private static byte[] piece(MediaSource source, long offset, ByteBuffer in) throws IOException {
    long length = in.remaining() < 4 ? Long.MAX_VALUE : in.getInt() & 0xFFFFFFFFL;
    if (length > in.remaining()) {
      throw source.malformed(offset, "a comment passes the end of its list");
    }
    byte[] piece = new byte[(int) length];
    in.get(piece);
    return piece;
  }

  /** Returns the texts of the labels in the list. */
  public List<String> labels() {
    return entries.stream()
        .filter(VorbisComment::isLabel)
        .map(e -> new String(e, LABEL.length, e.length - LABEL.length, StandardCharsets.UTF_8))
        .toList();
  }

  /** Returns the list with this as its only label, at its end. */
  public VorbisComment labelled(String json) {
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    byte[] entry = Arrays.copyOf(LABEL, LABEL.length + value.length);
    System.arraycopy(value, 0, entry, LABEL.length, value.length);
    List<byte[]> changed = new ArrayList<>(unlabelled().entries());
    changed.add(entry);
    return new VorbisComment(vendor, changed, rest);
  }

  /** Returns the list without labels. */
  public VorbisComment unlabelled() {
    return new VorbisComment(vendor, entries.stream().filter(e -> !isLabel(e)).toList(), rest);
  }

  /** Returns the list with chapters ({@code CHAPTER001=00:01:02.345}) moved, in milliseconds. */
  public VorbisComment chapters(LongUnaryOperator moved) {
    return new VorbisComment(vendor, entries.stream().map(e -> chapter(e, moved)).toList(), rest);
  }

  private static byte[] chapter(byte[] entry, LongUnaryOperator moved) {
    Matcher chapter = CHAPTER.matcher(new String(entry, StandardCharsets.ISO_8859_1));
    if (!chapter.matches()) {
      return entry;
    }
    long minutes = Long.parseLong(chapter.group(2)) * 60 + Long.parseLong(chapter.group(3));
    long seconds = minutes * 60 + Long.parseLong(chapter.group(4));
    long time = moved.applyAsLong(seconds * 1000 + Long.parseLong(chapter.group(5)));
    String text =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d:%02d.%03d",
            chapter.group(1),
            time / 3_600_000,
            time / 60_000 % 60,
            time / 1000 % 60,
            time % 1000);
    return text.length() == entry.length ? text.getBytes(StandardCharsets.US_ASCII) : entry;
  }

  /** Returns whether the list has no entries and this vendor, as {@link #by} makes it. */
  public boolean isBare(String name) {
    return entries.isEmpty()
        && rest.length == 0
        && Arrays.equals(vendor, name.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLabel(byte[] entry) {
    if (entry.length < LABEL.length) {
      return false;
    }
    String name = new String(entry, 0, LABEL.length, StandardCharsets.ISO_8859_1);
    return name.equalsIgnoreCase("AIGC=");
  }

  /** Returns the list as it stands in a file. */
  public byte[] bytes() {
    int size = 8 + vendor.length + rest.length + entries.stream().mapToInt(e -> 4 + e.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(vendor.length).put(vendor).putInt(entries.size());
    entries.forEach(entry -> out.putInt(entry.length).put(entry));
    return out.put(rest).array();
  }
}
