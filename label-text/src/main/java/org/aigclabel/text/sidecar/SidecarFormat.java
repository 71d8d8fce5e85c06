package org.aigclabel.text.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Output;
import org.aigclabel.Plan;
import org.aigclabel.Propagator;
import org.aigclabel.spi.MediaFormat;

/**
 * The format of one file whose label stands in its sidecar: the file stays as it is, the label goes
 * into {@link #sidecar}. For one file and one thread; not installed.
 */
public final class SidecarFormat implements MediaFormat {

  private final MediaFormat content;
  private final String name;
  private MediaSource sidecar;

  private SidecarFormat(MediaFormat content, String name, MediaSource sidecar) {
    this.content = content;
    this.name = name;
    this.sidecar = sidecar;
  }

  /** Returns the format of a file with this sidecar, which must stay open. */
  public static SidecarFormat reading(MediaFormat content, MediaSource sidecar) {
    return new SidecarFormat(content, "", sidecar);
  }

  /** Returns the format of a file that gets its first sidecar, to stand under this name. */
  public static SidecarFormat writing(MediaFormat content, String name) {
    MediaSource none = MediaSource.of(Sidecar.nameOf(name), new byte[0]);
    return new SidecarFormat(content, name, none);
  }

  /** Returns the format of a file that has no place for a label itself; empty for all others. */
  public static Optional<SidecarFormat> forPlaceless(Formats formats, MediaSource source)
      throws IOException {
    return formats
        .find(source)
        .filter(format -> format.carriers().isEmpty())
        .map(format -> writing(format, source.name()));
  }

  /**
   * Returns the format of a file that has no place for a label itself but a sidecar, to get another
   * of this name; empty for all others.
   */
  public static Optional<SidecarFormat> passingOn(
      Formats formats, MediaSource source, MediaSource sidecar) throws IOException {
    return formats
        .find(source)
        .filter(format -> format.carriers().isEmpty())
        .map(format -> new SidecarFormat(format, source.name(), sidecar));
  }

  /** Does the same for a file by its path, with the sidecar that stands beside it, if one does. */
  public static Optional<SidecarFormat> passingOn(Formats formats, MediaSource source, Path file)
      throws IOException {
    Optional<Path> beside = Sidecar.beside(file);
    return beside.isPresent()
        ? passingOn(formats, source, Sidecar.load(beside.get()))
        : Optional.empty();
  }

  /** Returns the sidecar, empty until a label was written. */
  public byte[] toBytes() throws IOException {
    return sidecar.array(0, (int) sidecar.size());
  }

  /** Returns these formats with this as the only one. */
  public Formats among(Formats formats) {
    return new Formats(List.of(this), formats.labelers(), formats.detectors(), formats.traces());
  }

  /** Returns this labeler with this as its only format. */
  public Labeler among(Labeler labeler) {
    return new Labeler(
        among(labeler.formats()),
        labeler.signer(),
        labeler.explicit(),
        labeler.carrier(),
        labeler.hazards(),
        labeler.origin());
  }

  /** Returns this propagator with this as its only format. */
  public Propagator among(Propagator propagator) {
    return new Propagator(
        among(propagator.labeler()), propagator.propagator(), propagator.unlabelled());
  }

  /** Refuses a place for the labelled file beside which another sidecar stands. */
  public void requireFree(Path labelled) throws IOException {
    if (Sidecar.beside(labelled).isPresent()) {
      throw new FileAlreadyExistsException(Sidecar.placeOf(labelled).toString());
    }
  }

  /** Writes the sidecar beside the labelled file whole or not at all; an existing one goes. */
  public void writeBeside(Path labelled) throws IOException {
    Output.to(Sidecar.placeOf(labelled)).replacing().write(toBytes());
  }

  @Override
  public MediaType type() {
    return content.type();
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(Sidecar.CARRIER);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return content.detect(head);
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    return sidecar.size() == 0 ? List.of() : List.of(Sidecar.read(source, sidecar));
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    sidecar = MediaSource.of(sidecar.name(), Sidecar.of(source, name, label));
    return Plan.keepAll(source);
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return content.signedContent(source);
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    return content.hazards(source);
  }
}
