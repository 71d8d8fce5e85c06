package org.aigclabel.image.jxl;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
 * wrapped in the container; its bytes stay as they are. XMP compressed by Brotli is written plain,
 * and so is such Exif if a label is taken out of it. No guide names the format.
 *
 * @see <a href="https://www.iso.org/standard/85253.html">ISO/IEC 18181-2</a>
 */
@AutoService(MediaFormat.class)
public final class JxlFormat extends XmpFormat {

  private static final byte[] WRAPPER =
      HexFormat.of()
          .parseHex("0000000c4a584c200d0a870a" + "00000014667479706a786c20000000006a786c20");
  private static final Carrier EXIF = Carrier.foreign("jxl.exif");
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

  static boolean isCodestream(ByteBuffer head) {
    int at = head.position();
    return head.remaining() >= 4 && (head.get(at) & 0xFF) == 0xFF && head.get(at + 1) == 0x0A;
  }

  private static List<JxlBox> boxes(MediaSource source, String type) throws IOException {
    return JxlBox.metadata(source).stream()
        .filter(box -> box.is(type) && box.content().isPresent())
        .toList();
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    return boxes(source, JxlBox.XML).stream()
        .map(box -> new Packet(carrier(), box.box().offset(), box.content().orElseThrow()))
        .toList();
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
    List<JxlBox> found = boxes(source, JxlBox.EXIF);
    return found.isEmpty() ? super.exif(source) : labels(found.get(0), found.get(0).offset());
  }

  private static ExifLabels labels(JxlBox exif, long offset) {
    byte[] payload = exif.content().orElseThrow();
    int skip = IsoBoxes.exifAt(payload);
    return ExifLabels.in(EXIF, offset + skip, Arrays.copyOfRange(payload, skip, payload.length));
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    if (isCodestream(source.head(0, 4))) {
      return wrap(source, box(edit.first(new byte[0])));
    }
    List<JxlBox> found = boxes(source, JxlBox.XML);
    Plan.Edits edits = Plan.edit(source);
    if (found.isEmpty()) {
      long at = stream(source, IsoBoxes.readable(source, 0, source.size()));
      edits.insert(at, box(edit.first(new byte[0])));
    }
    for (JxlBox xml : found) {
      byte[] packet = xml.content().orElseThrow();
      byte[] after = xml == found.get(0) ? edit.first(packet) : edit.other(packet);
      edits.replace(xml.box().offset(), xml.box().length(), box(after));
    }
    for (JxlBox exif : boxes(source, JxlBox.EXIF)) {
      byte[] payload = exif.content().orElseThrow().clone();
      edit.exif(
          labels(exif, 0),
          (at, zeros) -> System.arraycopy(zeros, 0, payload, (int) at, zeros.length));
      if (!Arrays.equals(payload, exif.content().get())) {
        byte[] box = IsoBoxes.box(JxlBox.EXIF, payload);
        edits.replace(exif.box().offset(), exif.box().length(), box);
      }
    }
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
    for (JxlBox box : JxlBox.metadata(source)) {
      if (box.isUnread()) {
        hazards.add(
            Finding.of(
                Rule.HAZARD_UNREAD, "reason.compressed:" + box.type().strip(), box.box().offset()));
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
    return packet.length == 0 ? packet : IsoBoxes.box(JxlBox.XML, packet);
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG with djxl and label that; converted back with cjxl it needs the"
        + " metadata label anew";
  }
}
