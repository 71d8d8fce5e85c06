package org.aigclabel.image.gif;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * GIF: the label is XMP in the application extension {@code XMP Data}/{@code XMP}
 * (TC260-PG-20259A).
 *
 * <p>A new extension goes before the first picture, behind the loop extension, which many players
 * want first. Extensions exist since GIF89a, so an 87a file becomes 89a.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a specification</a>
 */
@AutoService(MediaFormat.class)
public final class GifFormat extends XmpFormat {

  private static final String XMP = "XMP DataXMP";
  private static final byte[] START = bytes("\u0021\u00FF\u000B" + XMP);
  private static final byte[] TRAILER = trailer();
  private static final int VERSION = 3;

  /** Creates the format. */
  public GifFormat() {
    super(MediaType.of("gif", "image/gif", Modality.IMAGE, "gif"), Carrier.guide("gif.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    byte[] start = new byte[Math.min(6, head.remaining())];
    head.get(head.position(), start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.equals("GIF87a") || text.equals("GIF89a");
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (GifBlocks.Block block : GifBlocks.of(source)) {
      if (isXmp(block)) {
        packets.add(new Packet(carrier(), block.offset(), packet(source, block)));
      }
    }
    return packets;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    GifBlocks.requireWhole(source);
    signedContent(source);
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    List<GifBlocks.Block> blocks = GifBlocks.of(source);
    Plan.Edits edits = Plan.edit(source);
    if (!source.startsWith(VERSION, "89a")) {
      edits.replace(VERSION, 3, bytes("89a"));
    }
    List<GifBlocks.Block> found = blocks.stream().filter(GifFormat::isXmp).toList();
    if (found.isEmpty()) {
      edits.insert(firstPicture(source, blocks), extension(edit.first(new byte[0])));
    }
    for (GifBlocks.Block block : found) {
      byte[] packet = packet(source, block);
      byte[] after = block == found.get(0) ? edit.first(packet) : edit.other(packet);
      edits.replace(block.offset(), block.length(), extension(after));
    }
    return edits.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    return GifBlocks.of(source).stream()
        .filter(block -> block.application().startsWith("C2PA_GIF"))
        .mapToLong(GifBlocks.Block::offset)
        .findFirst()
        .orElse(-1);
  }

  private static long firstPicture(MediaSource source, List<GifBlocks.Block> blocks)
      throws IOException {
    if (blocks.stream().anyMatch(block -> block.kind() == GifBlocks.Kind.PICTURE)) {
      for (GifBlocks.Block block : blocks) {
        if (block.kind() != GifBlocks.Kind.APPLICATION && block.kind() != GifBlocks.Kind.COMMENT) {
          return block.offset();
        }
      }
    }
    throw source.malformed(13, "wanted a picture, found none");
  }

  private static boolean isXmp(GifBlocks.Block block) {
    return block.application().equals(XMP);
  }

  /** The packet stands raw with a trailer that ends any walk over it, or cut into sub-blocks. */
  private static byte[] packet(MediaSource source, GifBlocks.Block block) throws IOException {
    long from = block.offset() + START.length;
    if (block.length() > source.limits().block()) {
      throw source.malformed(block.offset(), "an XMP extension of " + block.length() + " bytes");
    }
    byte[] data = source.array(from, (int) (block.offset() + block.length() - from));
    int end = data.length - TRAILER.length;
    if (end >= 0 && Arrays.equals(data, end, data.length, TRAILER, 0, TRAILER.length)) {
      return Arrays.copyOf(data, end);
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int at = 0; at < data.length && data[at] != 0; at += 1 + (data[at] & 0xFF)) {
      joined.write(data, at + 1, Math.min(data[at] & 0xFF, data.length - at - 1));
    }
    byte[] blocks = joined.toByteArray();
    return blocks.length > 0 && (blocks[0] == '<' || data.length > 0 && data[0] != '<')
        ? blocks
        : data;
  }

  private static byte[] extension(byte[] packet) {
    if (packet.length == 0) {
      return packet;
    }
    return ByteBuffer.allocate(START.length + packet.length + TRAILER.length)
        .put(START)
        .put(packet)
        .put(TRAILER)
        .array();
  }

  private static byte[] trailer() {
    byte[] trailer = new byte[258];
    trailer[0] = 1;
    for (int i = 1; i <= 256; i++) {
      trailer[i] = (byte) (256 - i);
    }
    return trailer;
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }
}
