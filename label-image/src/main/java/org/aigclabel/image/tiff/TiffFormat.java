package org.aigclabel.image.tiff;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * TIFF and BigTIFF: the label is XMP in tag 700 of the first directory, type 7 (TC260-PG-20259A).
 *
 * <p>The packet goes to the end of the file and so does a first directory that gains the entry;
 * nothing else moves, so every offset in the file stays true. The place of an older packet becomes
 * zeros. Raw photographs, which are TIFF inside, are refused.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
@AutoService(MediaFormat.class)
public final class TiffFormat extends XmpFormat {

  private static final int UNDEFINED = 7;
  private static final int C2PA = 0xCD41;
  private static final long CLASSIC_END = 0xFFFFFFFFL;

  /** Creates the format. */
  public TiffFormat() {
    super(
        MediaType.of("tiff", "image/tiff", Modality.IMAGE, "tif", "tiff", "btf"),
        Carrier.guide("tiff.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return RawPhoto.isTiff(head) && !RawPhoto.isCr2(head) && !RawPhoto.isDng(head);
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    return packets(source, carrier());
  }

  static List<Packet> packets(MediaSource source, Carrier carrier) throws IOException {
    Tiff tiff = Tiff.of(source);
    List<Packet> packets = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long left = tiff.source().size();
    for (Tiff.Entry entry : packetEntries(tiff.directories())) {
      if (tiff.isWhole(entry) && !entry.inline() && seen.add(entry.valueAt())) {
        left -= entry.length();
        if (left < 0) {
          throw source.malformed(entry.at(), "packets with more bytes than the file");
        }
        packets.add(new Packet(carrier, entry.valueAt(), tiff.value(entry)));
      }
    }
    return packets;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    Tiff.of(source).requireWhole();
  }

  @Override
  protected ExifLabels exif(MediaSource source) throws IOException {
    Tiff tiff = Tiff.of(source);
    return TiffTexts.of(tiff, tiff.directories());
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    Tiff tiff = Tiff.of(source);
    List<Tiff.Directory> directories = tiff.directories();
    RawPhoto.refuse(source, tiff, directories);
    Plan.Edits edits = Plan.edit(source);
    Optional<Tiff.Entry> main = directories.get(0).find(Tiff.XMP);
    long kept = source.size();
    byte[] before = {};
    TiffSpace space = new TiffSpace(source, tiff, directories);
    if (main.isPresent() && !main.get().inline()) {
      before = tiff.value(main.get());
      kept = space.release(main.get(), edits);
    }
    later(tiff, directories, edit, new Blank(space, edits));
    if (!edit.keepsLabels()) {
      for (Tiff.Entry entry : TiffTexts.entries(tiff, directories)) {
        if (space.claim(entry)) {
          edits.replace(entry.valueAt(), entry.length(), new byte[(int) entry.length()]);
        }
      }
    }
    byte[] packet = edit.first(before);
    append(tiff, directories.get(0), new Tail(kept, packet), edits);
    return edits.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    return Tiff.of(source).directories().stream()
        .flatMap(directory -> directory.find(C2PA).stream())
        .mapToLong(Tiff.Entry::at)
        .findFirst()
        .orElse(-1);
  }

  /** What follows the kept bytes: alignment, a directory if needed, the packet. */
  private record Tail(long kept, byte[] packet) {}

  private static void append(Tiff tiff, Tiff.Directory first, Tail tail, Plan.Edits edits)
      throws IOException {
    MediaSource source = tiff.source();
    Optional<Tiff.Entry> main = first.find(Tiff.XMP);
    int alignment = main.isPresent() || !tiff.isBig() ? 2 : 8;
    int padding = (int) (-tail.kept() & alignment - 1);
    long at = tail.kept() + padding;
    byte[] directory = {};
    if (main.isEmpty()) {
      int size = (int) (first.nextAt() - first.at()) + tiff.entrySize() + tiff.offsetSize();
      directory = extended(source, tiff, first, entry(tiff, tail.packet(), at + size));
      edits.replace(
          tiff.headerAt(),
          tiff.offsetSize(),
          tiff.putOffset(tiff.buffer(tiff.offsetSize()), at).array());
    } else {
      edits.replace(main.get().at(), tiff.entrySize(), entry(tiff, tail.packet(), at));
    }
    if (!tiff.isBig() && at + directory.length + tail.packet().length > CLASSIC_END) {
      throw new UnsupportedMediaException(
          source.name(), "a label would make this TIFF pass 4 GiB: save it as BigTIFF first");
    }
    edits.replace(tail.kept(), source.size() - tail.kept(), new byte[padding]);
    edits.insert(source.size(), directory);
    edits.insert(source.size(), tail.packet());
  }

  private static byte[] entry(Tiff tiff, byte[] packet, long at) {
    ByteBuffer entry = tiff.buffer(tiff.entrySize());
    entry.putShort((short) Tiff.XMP).putShort((short) UNDEFINED);
    tiff.putOffset(entry, packet.length);
    tiff.putOffset(entry, packet.length == 0 ? 0 : at);
    return entry.array();
  }

  /** Returns the directory with one more entry, which keeps ascending tags ascending. */
  private static byte[] extended(
      MediaSource source, Tiff tiff, Tiff.Directory directory, byte[] added) throws IOException {
    int count = directory.entries().size();
    int before = 0;
    while (before < count && directory.entries().get(before).tag() < Tiff.XMP) {
      before++;
    }
    int head = tiff.isBig() ? 8 : 2;
    int length = (int) (directory.nextAt() - directory.at()) + tiff.offsetSize();
    byte[] old = source.array(directory.at(), length);
    int split = head + before * tiff.entrySize();
    ByteBuffer extended = tiff.buffer(length + added.length);
    extended.put(old, 0, split).put(added).put(old, split, length - split);
    if (tiff.isBig()) {
      extended.putLong(0, count + 1);
    } else if (count < 0xFFFF) {
      extended.putShort(0, (short) (count + 1));
    } else {
      throw source.malformed(directory.at(), "a directory of 65535 entries");
    }
    return extended.array();
  }

  /** Where packets are blanked. */
  private record Blank(TiffSpace space, Plan.Edits edits) {}

  /** Takes labels out of all packets but the first; what is left keeps its place. */
  private static void later(Tiff tiff, List<Tiff.Directory> directories, XmpEdit edit, Blank blank)
      throws IOException {
    Optional<Tiff.Entry> main = directories.get(0).find(Tiff.XMP);
    for (Tiff.Entry entry : packetEntries(directories)) {
      if (main.isPresent() && entry.at() == main.get().at()
          || entry.inline()
          || !tiff.isWhole(entry)) {
        continue;
      }
      byte[] before = tiff.value(entry);
      byte[] after = edit.other(before);
      if (!Arrays.equals(before, after) && blank.space().claim(entry)) {
        byte[] padded = Arrays.copyOf(after, before.length);
        Arrays.fill(padded, Math.min(after.length, before.length), before.length, (byte) ' ');
        blank.edits().replace(entry.valueAt(), entry.length(), padded);
      }
    }
  }

  private static List<Tiff.Entry> packetEntries(List<Tiff.Directory> directories) {
    return directories.stream()
        .flatMap(directory -> directory.entries().stream())
        .filter(entry -> entry.tag() == Tiff.XMP)
        .toList();
  }
}
