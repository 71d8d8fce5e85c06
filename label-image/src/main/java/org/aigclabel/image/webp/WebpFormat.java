package org.aigclabel.image.webp;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Riff;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * WebP: the label is XMP in the chunk {@code XMP } (TC260-PG-20259A), and {@code VP8X} says so. A
 * simple file becomes an extended one; the bitstream stays as it is.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
@AutoService(MediaFormat.class)
public final class WebpFormat extends XmpFormat {

  private static final String XMP = "XMP ";
  private static final String MISNAMED = "XMP\0";
  private static final Carrier FOREIGN = Carrier.foreign("webp.misnamed");
  private static final Carrier EXIF = Carrier.foreign("webp.exif");
  private static final String EXTENDED = "VP8X";
  private static final int XMP_FLAG = 0x04;

  /** Creates the format. */
  public WebpFormat() {
    super(MediaType.of("webp", "image/webp", Modality.IMAGE, "webp"), Carrier.guide("webp.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Riff.detect(head, "WEBP");
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    List<Packet> packets = new ArrayList<>();
    for (Riff.Chunk chunk : riff.chunks()) {
      if (isXmp(chunk)) {
        Carrier place = chunk.id().equals(XMP) ? carrier() : FOREIGN;
        packets.add(new Packet(place, chunk.offset(), bytes(riff, chunk)));
      }
    }
    return packets;
  }

  @Override
  protected ExifLabels exif(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    Optional<Riff.Chunk> chunk = riff.first("EXIF");
    if (chunk.isEmpty()) {
      return super.exif(source);
    }
    byte[] bytes = bytes(riff, chunk.get());
    int skip = source.startsWith(chunk.get().data(), "Exif\0\0") ? 6 : 0;
    byte[] tiff = Arrays.copyOfRange(bytes, Math.min(skip, bytes.length), bytes.length);
    return ExifLabels.in(EXIF, chunk.get().data() + skip, tiff);
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    Riff riff = Riff.read(source);
    if (!riff.sound(XMP)) {
      throw source.malformed(4, "the size in the header does not match the chunks");
    }
    Riff.Changes changes = riff.changes();
    List<Riff.Chunk> found = riff.chunks().stream().filter(WebpFormat::isXmp).toList();
    byte[] first = edit.first(found.isEmpty() ? new byte[0] : bytes(riff, found.get(0)));
    boolean kept = first.length > 0;
    for (Riff.Chunk chunk : found) {
      byte[] packet = chunk == found.get(0) ? first : edit.other(bytes(riff, chunk));
      kept |= packet.length > 0;
      changes.remove(chunk);
      if (packet.length > 0) {
        changes.insert(chunk.offset(), riff.chunk(XMP, packet));
      }
    }
    if (found.isEmpty() && first.length > 0) {
      changes.insert(riff.end(), riff.chunk(XMP, first));
    }
    edit.exif(exif(source), changes::patch);
    flag(source, riff, changes, kept ? XMP_FLAG : 0);
    return changes.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    return Riff.read(source).first("C2PA").map(Riff.Chunk::offset).orElse(-1L);
  }

  private static void flag(MediaSource source, Riff riff, Riff.Changes changes, int xmp)
      throws IOException {
    Optional<Riff.Chunk> extended = riff.first(EXTENDED);
    if (extended.isPresent()) {
      long at = extended.get().data();
      int flags = source.u8(at);
      changes.patch(at, new byte[] {(byte) (flags & ~XMP_FLAG | xmp)});
    } else {
      Bitstream stream = Bitstream.of(source, riff);
      changes.insert(stream.offset(), riff.chunk(EXTENDED, extension(riff, stream, xmp)));
    }
  }

  /** Returns the data of a {@code VP8X} chunk for a picture. */
  static byte[] extension(Riff riff, Bitstream stream, int flags) {
    ByteBuffer data = ByteBuffer.allocate(10).order(riff.order());
    data.put((byte) (stream.alphaFlag() | flags)).put(new byte[3]);
    put24(data, stream.width() - 1);
    put24(data, stream.height() - 1);
    return data.array();
  }

  private static void put24(ByteBuffer data, int value) {
    data.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
  }

  private static boolean isXmp(Riff.Chunk chunk) {
    return chunk.id().equals(XMP) || chunk.id().equals(MISNAMED);
  }

  private static byte[] bytes(Riff riff, Riff.Chunk chunk) throws IOException {
    ByteBuffer data = riff.data(chunk);
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }
}
