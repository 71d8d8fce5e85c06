package org.aigclabel.image.jp2;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * JPEG 2000 files (JP2, JPX, JPM): the label is XMP in a {@code uuid} box behind all others, so
 * that nothing moves. No guide names the format; the box is the one of the XMP specification, part
 * 3.
 */
@AutoService(MediaFormat.class)
public final class Jp2Format extends XmpFormat {

  private static final String XMP = "BE7ACFCB97A942E89C71999491E3AFAC";
  private static final String C2PA = "D8FEC3D61B0E483C92975828877EC481";
  private static final int END_OF_CODESTREAM = 0xFFD9;
  private static final int SIGNATURE = 0x6A502020;

  /** Creates the format. */
  public Jp2Format() {
    super(
        MediaType.of("jp2", "image/jp2", Modality.IMAGE, "jp2", "jpx", "jpf", "jpm"),
        Carrier.convention("jp2.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int at = head.position();
    return head.remaining() >= 24
        && head.getInt(at) == 12
        && head.getInt(at + 4) == SIGNATURE
        && head.getInt(at + 8) == 0x0D0A870A
        && (head.getInt(at + 20) >>> 8 == 0x6A7032 || head.getInt(at + 20) >>> 16 == 0x6A70);
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (Box box : IsoBoxes.readable(source, 0, source.size())) {
      if (isXmp(source, box)) {
        packets.add(new Packet(carrier(), box.offset(), IsoBoxes.payload(source, box)));
      }
    }
    return packets;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    IsoBoxes.requireWhole(source);
    List<Box> boxes = IsoBoxes.readable(source, 0, source.size());
    Box last = boxes.get(boxes.size() - 1);
    boolean open = last.is("jp2c") && source.u32(last.offset()) == 0;
    if (open && source.u16(source.size() - 2) != END_OF_CODESTREAM) {
      source.requireReaching(source.size() + 1, "the end of the codestream");
    }
    signedContent(source);
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    List<Box> boxes = IsoBoxes.readable(source, 0, source.size());
    if (boxes.stream().noneMatch(box -> box.is("jp2c") || box.is("ftbl") || box.is("jpch"))) {
      throw source.malformed(0, "wanted a codestream box (jp2c), found none");
    }
    List<Box> found = new ArrayList<>();
    for (Box box : boxes) {
      if (isXmp(source, box)) {
        found.add(box);
      }
    }
    Plan.Edits edits = Plan.edit(source);
    close(source, boxes.get(boxes.size() - 1), edits);
    if (found.isEmpty()) {
      edits.insert(boxes.get(boxes.size() - 1).end(), box(edit.first(new byte[0])));
    }
    for (Box box : found) {
      byte[] packet = IsoBoxes.payload(source, box);
      byte[] after = box == found.get(0) ? edit.first(packet) : edit.other(packet);
      edits.replace(box.offset(), box.length(), box(after));
    }
    return edits.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    for (Box box : IsoBoxes.readable(source, 0, source.size())) {
      if (box.is("jumb") || box.is("uuid") && IsoBoxes.uuid(source, box).equals(C2PA)) {
        return box.offset();
      }
    }
    return -1;
  }

  /** Gives a last box that reaches to the end of the file a size of its own. */
  private static void close(MediaSource source, Box last, Plan.Edits edits) throws IOException {
    if (source.u32(last.offset()) != 0 || isXmp(source, last)) {
      return;
    }
    if (last.length() > 0xFFFFFFFFL) {
      throw new UnsupportedMediaException(
          source.name(), "a codestream above 4 GiB without a size: give its box a 64-bit size");
    }
    edits.replace(last.offset(), 4, ByteBuffer.allocate(4).putInt((int) last.length()).array());
  }

  private static boolean isXmp(MediaSource source, Box box) throws IOException {
    return box.is("uuid") && IsoBoxes.uuid(source, box).equals(XMP);
  }

  private static byte[] box(byte[] packet) {
    return packet.length == 0 ? packet : IsoBoxes.uuidBox(XMP, packet);
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG with opj_decompress and label that; converted back with opj_compress it needs the"
        + " metadata label anew";
  }
}
