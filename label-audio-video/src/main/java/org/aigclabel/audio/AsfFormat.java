package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/**
 * ASF, that is WMA and WMV: the descriptor {@code AIGC} of the Extended Content Description Object.
 * The guides do not name it.
 */
@AutoService(MediaFormat.class)
public final class AsfFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("asf", "audio/x-ms-wma", Modality.AUDIO, "wma", "asf", "wmv");
  private static final Carrier DESCRIPTOR = Carrier.convention("asf.descriptor");
  private static final String LABEL = "AIGC";
  private static final String HEADER = "3026b2758e66cf11a6d900aa0062ce6c";
  private static final String DESCRIPTORS = "40a4d0d207e3d21197f000a0c95ea850";
  private static final String PROPERTIES = "a1dcab8c47a9cf118ee400c00c205365";
  private static final int OBJECT = 24;
  private static final int FIRST = 30;

  private record Part(String id, long offset, long size) {}

  private record Descriptor(String name, int type, byte[] value, byte[] raw) {
    boolean isLabel() {
      return name.equalsIgnoreCase(LABEL);
    }
  }

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(DESCRIPTOR);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    byte[] start = new byte[Math.min(16, head.remaining())];
    head.duplicate().get(start);
    return HexFormat.of().formatHex(start).equals(HEADER);
  }

  private static String id(MediaSource source, long offset) throws IOException {
    return HexFormat.of().formatHex(source.array(offset, 16));
  }

  private static long size(MediaSource source, long offset) throws IOException {
    return source.bytes(offset + 16, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private static List<Part> parts(MediaSource source) throws IOException {
    long end = size(source, 0);
    if (end < FIRST || end > source.size()) {
      throw source.malformed(16, "wanted the size of the header, found " + end);
    }
    List<Part> parts = new ArrayList<>();
    for (long at = FIRST; at < end; at += parts.get(parts.size() - 1).size()) {
      long size = at > end - OBJECT ? 0 : size(source, at);
      if (size < OBJECT || size > end - at) {
        throw source.malformed(at, "wanted a header object, found one that does not fit");
      }
      parts.add(new Part(id(source, at), at, size));
      if (parts.size() > source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " objects");
      }
    }
    return parts;
  }

  private static Optional<Part> first(List<Part> parts, String id) {
    return parts.stream().filter(part -> part.id().equals(id)).findFirst();
  }

  private static List<Descriptor> descriptors(MediaSource source, Part part) throws IOException {
    if (part.size() < OBJECT + 2 || part.size() > source.limits().block()) {
      throw source.malformed(part.offset(), "wanted descriptors, found no room for them");
    }
    ByteBuffer data =
        source
            .bytes(part.offset() + OBJECT, (int) part.size() - OBJECT)
            .order(ByteOrder.LITTLE_ENDIAN);
    int count = data.getShort() & 0xFFFF;
    List<Descriptor> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = data.position();
      byte[] name = piece(source, part, data);
      int type = data.remaining() < 2 ? 0 : data.getShort();
      byte[] value = piece(source, part, data);
      byte[] raw = new byte[data.position() - start];
      data.get(start, raw);
      found.add(new Descriptor(text(name), type, value, raw));
    }
    if (data.hasRemaining()) {
      throw source.malformed(part.offset(), "wanted " + count + " descriptors, found more bytes");
    }
    return found;
  }

  private static byte[] piece(MediaSource source, Part part, ByteBuffer data) throws IOException {
    int length = data.remaining() < 2 ? Integer.MAX_VALUE : data.getShort() & 0xFFFF;
    if (length > data.remaining()) {
      throw source.malformed(part.offset(), "a descriptor passes the end of its object");
    }
    byte[] piece = new byte[length];
    data.get(piece);
    return piece;
  }

  private static String text(byte[] utf16) {
    String text = new String(utf16, StandardCharsets.UTF_16LE);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Part part : parts(source)) {
      if (part.id().equals(DESCRIPTORS)) {
        for (Descriptor descriptor : descriptors(source, part)) {
          if (descriptor.isLabel()) {
            String text =
                descriptor.type() == 0
                    ? text(descriptor.value())
                    : new String(descriptor.value(), StandardCharsets.UTF_8);
            sites.add(LabelSite.read(DESCRIPTOR, part.offset(), text));
          }
        }
      }
    }
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    byte[] name = (LABEL + "\0").getBytes(StandardCharsets.UTF_16LE);
    byte[] value = (label.toJson() + "\0").getBytes(StandardCharsets.UTF_16LE);
    if (value.length > 0xFFFF) {
      throw new UnsupportedMediaException(source.name(), "ASF holds labels below 32 KiB only");
    }
    ByteBuffer raw = ByteBuffer.allocate(6 + name.length + value.length);
    raw.order(ByteOrder.LITTLE_ENDIAN).putShort((short) name.length).put(name);
    raw.putShort((short) 0).putShort((short) value.length).put(value);
    return changed(source, List.of(raw.array()));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return changed(source, List.of());
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    Optional<Part> properties = first(parts(source), PROPERTIES);
    if (properties.isPresent() && properties.get().size() >= OBJECT + 72) {
      long at = properties.get().offset() + OBJECT;
      boolean live = (source.u32le(at + 64) & 1) == 1;
      long declared = source.bytes(at + 16, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
      source.requireReaching(live ? 0 : declared, "the whole that its properties declare");
    }
  }

  private static Plan changed(MediaSource source, List<byte[]> added) throws IOException {
    List<Part> parts = parts(source);
    Optional<Part> target = first(parts, DESCRIPTORS);
    Plan.Edits edits = Plan.edit(source);
    long delta = 0;
    int count = 0;
    for (Part part : parts) {
      if (part.id().equals(DESCRIPTORS)) {
        List<byte[]> kept = kept(source, part);
        kept.addAll(part.equals(target.get()) ? added : List.of());
        boolean gone = part.equals(target.get()) && kept.isEmpty();
        byte[] now = gone ? new byte[0] : object(kept);
        edits.replace(part.offset(), part.size(), now);
        delta += now.length - part.size();
        count -= gone ? 1 : 0;
      }
    }
    if (target.isEmpty() && !added.isEmpty()) {
      byte[] now = object(added);
      edits.insert(size(source, 0), now);
      delta += now.length;
      count++;
    }
    resize(edits, source, delta, count);
    return edits.plan();
  }

  private static List<byte[]> kept(MediaSource source, Part part) throws IOException {
    List<byte[]> kept = new ArrayList<>();
    for (Descriptor descriptor : descriptors(source, part)) {
      if (!descriptor.isLabel()) {
        kept.add(descriptor.raw());
      }
    }
    return kept;
  }

  private static byte[] object(List<byte[]> descriptors) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    descriptors.forEach(out::writeBytes);
    return ByteBuffer.allocate(OBJECT + 2 + out.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HexFormat.of().parseHex(DESCRIPTORS))
        .putLong(OBJECT + 2 + out.size())
        .putShort((short) descriptors.size())
        .put(out.toByteArray())
        .array();
  }

  private static void resize(Plan.Edits edits, MediaSource source, long delta, int count)
      throws IOException {
    if (delta == 0) {
      return;
    }
    int objects = (int) source.u32le(24) + count;
    edits.replace(16, 12, little(12).putLong(size(source, 0) + delta).putInt(objects).array());
    Optional<Part> properties = first(parts(source), PROPERTIES);
    if (properties.isPresent() && properties.get().size() >= OBJECT + 24) {
      long at = properties.get().offset() + OBJECT + 16;
      long size = source.bytes(at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (size > 0) {
        edits.replace(at, 8, little(8).putLong(size + delta).array());
      }
    }
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
