package org.aigclabel.image.png;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Origin;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.container.Xmp;
import org.aigclabel.container.XmpOrigin;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.OriginWriter;

/**
 * PNG and APNG (W3C PNG, third edition): the label stands in the XMP packet or, on request, in a
 * text chunk of its own (TC260-PG-20259A).
 *
 * <p>New chunks follow IHDR: between fcTL and IDAT they would stop decoders of animations.
 */
@AutoService(MediaFormat.class)
public final class PngFormat implements MediaFormat, OriginWriter {

  /** The type that this format claims. */
  public static final MediaType TYPE =
      MediaType.of("png", "image/png", Modality.IMAGE, "png", "apng");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(LabelHolder.XMP, LabelHolder.TEXT);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    byte[] signature = PngFile.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1);
    return head.remaining() >= signature.length
        && head.slice().limit(signature.length).equals(ByteBuffer.wrap(signature));
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    holders(PngFile.read(source)).forEach(holder -> sites.addAll(holder.sites()));
    return sites;
  }

  private static List<LabelHolder> holders(PngFile file) throws IOException {
    Inflation inflation = new Inflation(file.source());
    List<LabelHolder> holders = new ArrayList<>();
    for (PngChunk chunk : file.chunks()) {
      LabelHolder.of(file.source(), chunk, inflation).ifPresent(holders::add);
    }
    return holders;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    if (!carriers().contains(carrier)) {
      throw new IllegalArgumentException("PNG has no place " + carrier + " to write");
    }
    return plan(PngFile.read(source).complete(), Optional.of(label), carrier);
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return plan(PngFile.read(source).complete(), Optional.empty(), LabelHolder.XMP);
  }

  @Override
  public Plan writeOrigin(MediaSource source, Origin origin) throws IOException {
    PngFile file = PngFile.read(source).complete();
    Optional<LabelHolder.Packet> main = mainPacket(file, holders(file));
    byte[] old = main.map(LabelHolder.Packet::bytes).orElse(new byte[0]);
    byte[] packet;
    try {
      packet = XmpOrigin.withOrigin(old, origin);
    } catch (MalformedMediaException e) {
      throw uneditable(source, main, e);
    }
    byte[] chunk = PngText.international(LabelHolder.XMP_KEYWORD, packet);
    Plan.Edits edits = Plan.edit(source);
    if (main.isPresent()) {
      change(source, edits, main.get().chunk(), chunk);
    } else {
      edits.insert(file.header().end(), chunk);
    }
    return edits.plan();
  }

  private static Plan plan(PngFile file, Optional<Label> label, Carrier carrier)
      throws IOException {
    Plan.Edits edits = Plan.edit(file.source());
    long head = file.header().end();
    List<LabelHolder> holders = holders(file);
    Optional<LabelHolder.Packet> main = mainPacket(file, holders);
    Optional<Label> inXmp = label.filter(l -> carrier.equals(LabelHolder.XMP));
    byte[] packet = packet(file.source(), main, inXmp);
    boolean moved = main.isEmpty() || !file.isAhead(main.get().chunk());
    if (label.isPresent() && inXmp.isEmpty()) {
      String json = ascii(label.get().toWrappedJson());
      edits.insert(head, PngText.plain(LabelHolder.TEXT_KEYWORD, json));
    }
    if (moved) {
      edits.insert(head, packet);
    }
    for (LabelHolder holder : holders) {
      if (main.isPresent() && main.get() == holder) {
        change(file.source(), edits, holder.chunk(), moved ? new byte[0] : packet);
      } else if (!holder.sites().isEmpty()) {
        change(file.source(), edits, holder.chunk(), holder.unlabelled());
      }
    }
    return edits.plan();
  }

  /** Returns the packet that takes the label: the first that stands ahead of the picture. */
  private static Optional<LabelHolder.Packet> mainPacket(PngFile file, List<LabelHolder> holders) {
    List<LabelHolder.Packet> packets =
        holders.stream()
            .filter(LabelHolder.Packet.class::isInstance)
            .map(LabelHolder.Packet.class::cast)
            .toList();
    return packets.stream()
        .filter(packet -> file.isAhead(packet.chunk()))
        .findFirst()
        .or(() -> packets.stream().findFirst());
  }

  private static byte[] packet(
      MediaSource source, Optional<LabelHolder.Packet> main, Optional<Label> label)
      throws IOException {
    try {
      if (label.isEmpty()) {
        return main.isEmpty() ? new byte[0] : main.get().unlabelled();
      }
      byte[] old = main.map(LabelHolder.Packet::bytes).orElse(new byte[0]);
      return PngText.international(LabelHolder.XMP_KEYWORD, Xmp.withLabel(old, label.get()));
    } catch (MalformedMediaException e) {
      throw uneditable(source, main, e);
    }
  }

  private static MalformedMediaException uneditable(
      MediaSource source, Optional<LabelHolder.Packet> main, MalformedMediaException e) {
    long at = main.map(holder -> holder.chunk().at()).orElse(0L);
    return source.malformed(at, "its XMP cannot be edited; " + e.getMessage());
  }

  private static void change(MediaSource source, Plan.Edits edits, PngChunk chunk, byte[] bytes)
      throws IOException {
    int length = chunk.length() + PngChunk.FRAME;
    if (!Arrays.equals(bytes, source.array(chunk.at(), length))) {
      edits.replace(chunk.at(), length, bytes);
    }
  }

  /** Returns JSON with escapes for what ISO 8859-1 may not hold. */
  private static String ascii(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (char c : json.toCharArray()) {
      out.append(c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.toString();
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    for (PngChunk chunk : PngFile.read(source).chunks()) {
      if (chunk.is("caBX")) {
        return List.of(Finding.of(Rule.HAZARD_C2PA, chunk.at()));
      }
    }
    return List.of();
  }
}
