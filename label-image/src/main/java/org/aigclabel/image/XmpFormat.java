package org.aigclabel.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Origin;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.container.Xmp;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.OriginWriter;

/**
 * A format whose label stands in an XMP packet. It finds packets and puts one in its place; reading
 * and merging are shared.
 *
 * <p>The file without its label is the file with an unlabelled packet put by the same code, so what
 * putting changes besides (a flag, a directory, a wrapper) is in both and the laws hold by nature.
 */
public abstract class XmpFormat implements MediaFormat, OriginWriter {

  /**
   * An XMP packet in a file.
   *
   * @param carrier the kind of place
   * @param offset the first byte of the place
   * @param bytes the packet
   */
  public record Packet(Carrier carrier, long offset, byte[] bytes) {}

  private final MediaType type;
  private final Carrier carrier;

  /** Creates a format with one place to write. */
  protected XmpFormat(MediaType type, Carrier carrier) {
    this.type = type;
    this.carrier = carrier;
  }

  /** Returns every packet that can be read, in the order of the file. */
  protected abstract List<Packet> packets(MediaSource source) throws IOException;

  /** Returns the file with its packets edited, and with a first packet if there was none. */
  protected abstract Plan place(MediaSource source, XmpEdit edit) throws IOException;

  /** Returns the labels in Exif, which are only ever read and taken out. */
  protected ExifLabels exif(MediaSource source) throws IOException {
    return new ExifLabels(List.of());
  }

  /** Returns where a C2PA manifest stands, or a negative number. */
  protected long manifest(MediaSource source) throws IOException {
    return -1;
  }

  /** Returns the place that is written. */
  protected final Carrier carrier() {
    return carrier;
  }

  @Override
  public final MediaType type() {
    return type;
  }

  @Override
  public final List<Carrier> carriers() {
    return List.of(carrier);
  }

  @Override
  public final List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Packet packet : packets(source)) {
      sites.addAll(Xmp.read(packet.carrier(), packet.offset(), packet.bytes()));
    }
    sites.addAll(exif(source).sites());
    return sites;
  }

  @Override
  public final Plan write(MediaSource source, Label label, Carrier place) throws IOException {
    if (!place.equals(carrier)) {
      throw new IllegalArgumentException(
          type + " has no place " + place + " to write, only " + carrier);
    }
    return place(source, XmpEdit.label(label));
  }

  @Override
  public final Plan writeOrigin(MediaSource source, Origin origin) throws IOException {
    return place(source, XmpEdit.origin(origin));
  }

  @Override
  public final Plan signedContent(MediaSource source) throws IOException {
    return place(source, XmpEdit.unlabelled());
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    long at = manifest(source);
    return at < 0 ? List.of() : List.of(Finding.of(Rule.HAZARD_C2PA, at));
  }
}
