package org.aigclabel.text.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
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

  /** Returns the sidecar, empty until a label was written. */
  public MediaSource sidecar() {
    return sidecar;
  }

  /** Returns these formats with this as the only one. */
  public Formats among(Formats formats) {
    return new Formats(List.of(this), formats.labelers(), formats.detectors(), formats.traces());
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
