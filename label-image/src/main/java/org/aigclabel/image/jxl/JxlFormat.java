package org.aigclabel.image.jxl;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * JPEG XL: the label is XMP in an {@code xml } box before the codestream. A bare codestream is
 * wrapped in the container; its bytes stay as they are. Boxes compressed by Brotli are kept but not
 * read, and said to be so. No guide names the format.
 *
 * @see <a href="https://www.iso.org/standard/85253.html">ISO/IEC 18181-2</a>
 */
@AutoService(MediaFormat.class)
public final class JxlFormat extends XmpFormat {

  private static final byte[] WRAPPER =
      HexFormat.of()
          .parseHex("0000000c4a584c200d0a870a" + "00000014667479706a786c20000000006a786c20");
  private static final Carrier EXIF = Carrier.foreign("jxl.exif");
  private static final String XML = "xml ";
  private static final String COMPRESSED = "brob";

  /** What may hold a label, or a C2PA manifest, within a compressed box. */
  private static final Set<String> METADATA = Set.of(XML, "Exif", "jumb");

  private static final Set<String> STREAM = Set.of("jxlc", "jxlp");

  /** Creates the format. */
  public JxlFormat() {
    super(MediaType.of("jxl", "image/jxl", Modality.IMAGE, "jxl"), Carrier.convention("jxl.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int at = head.position();
    if (head.remaining() >= 12 && head.getInt(at) == 12 && head.getInt(at + 4) == 0x4A584C20) {
      return head.getInt(at + 8) == 0x0D0A870A;
    }
    return isCodestream(head);
  }

  private static boolean isCodestream(ByteBuffer head) {
    int at = head.position();
    return head.remaining() >= 4 && (head.get(at) & 0xFF) == 0xFF && head.get(at + 1) == 0x0A;
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    List<Packet> packets = new ArrayList<>();
    if (!isCodestream(source.head(0, 4))) {
      for (Box box : IsoBoxes.readable(source, 0, source.size())) {
        if (box.is(XML)) {
          packets.add(new Packet(carrier(), box.offset(), IsoBoxes.payload(source, box)));
        }
      }
    }
    return packets;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    if (!isCodestream(source.head(0, 4))) {
      IsoBoxes.requireWhole(source);
    }
    signedContent(source);
  }

  @Override
  protected ExifLabels exif(MediaSource source) throws IOException {
    if (isCodestream(source.head(0, 4))) {
      return super.exif(source);
    }
    Optional<Box> box = IsoBoxes.first(IsoBoxes.readable(source, 0, source.size()), "Exif");
    if (box.isEmpty()) {
      return super.exif(source);
    }
    byte[] payload = IsoBoxes.payload(source, box.get());
    int skip = IsoBoxes.exifAt(payload);
    byte[] tiff = Arrays.copyOfRange(payload, skip, payload.length);
    return ExifLabels.in(EXIF, box.get().payload() + skip, tiff);
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    if (isCodestream(source.head(0, 4))) {
      return wrap(source, box(edit.first(new byte[0])));
    }
    List<Box> boxes = IsoBoxes.readable(source, 0, source.size());
    List<Box> found = boxes.stream().filter(box -> box.is(XML)).toList();
    Plan.Edits edits = Plan.edit(source);
    if (found.isEmpty()) {
      edits.insert(stream(source, boxes), box(edit.first(new byte[0])));
    }
    for (Box box : found) {
      byte[] packet = IsoBoxes.payload(source, box);
      byte[] after = box == found.get(0) ? edit.first(packet) : edit.other(packet);
      edits.replace(box.offset(), box.length(), box(after));
    }
    edit.exif(exif(source), (offset, bytes) -> edits.replace(offset, bytes.length, bytes));
    return edits.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    if (isCodestream(source.head(0, 4))) {
      return -1;
    }
    return IsoBoxes.first(IsoBoxes.readable(source, 0, source.size()), "jumb")
        .map(Box::offset)
        .orElse(-1L);
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    List<Finding> hazards = new ArrayList<>(super.hazards(source));
    if (!isCodestream(source.head(0, 4))) {
      for (Box box : IsoBoxes.readable(source, 0, source.size())) {
        if (box.is(COMPRESSED) && box.payloadLength() >= 4) {
          String type = new String(source.array(box.payload(), 4), StandardCharsets.ISO_8859_1);
          if (METADATA.contains(type)) {
            hazards.add(Finding.of(Rule.HAZARD_UNREAD, type.strip(), box.offset()));
          }
        }
      }
    }
    return hazards;
  }

  private static Plan wrap(MediaSource source, byte[] xml) throws IOException {
    if (source.size() > 0xFFFFFFF0L) {
      throw new UnsupportedMediaException(
          source.name(), "a bare codestream above 4 GiB: wrap it in the JPEG XL container first");
    }
    ByteBuffer header = ByteBuffer.allocate(8).putInt((int) (source.size() + 8)).putInt(0x6A786C63);
    return Plan.of(source).put(WRAPPER).put(xml).put(header.array()).keepRest();
  }

  private static long stream(MediaSource source, List<Box> boxes) throws IOException {
    for (Box box : boxes) {
      if (STREAM.contains(box.type())) {
        return box.offset();
      }
    }
    throw source.malformed(0, "wanted a codestream box (jxlc, jxlp), found none");
  }

  private static byte[] box(byte[] packet) {
    return packet.length == 0 ? packet : IsoBoxes.box(XML, packet);
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG with djxl and label that; converted back with cjxl it needs the"
        + " metadata label anew";
  }
}
