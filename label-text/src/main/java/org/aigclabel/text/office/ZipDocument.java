package org.aigclabel.text.office;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/**
 * A document in a zip archive whose label stands in one of its parts. Parts that may hold it are
 * stored, all others keep their bytes; written is always what is left without a label plus the new
 * one, so that the result does not depend on an earlier label.
 */
abstract class ZipDocument implements MediaFormat {

  /**
   * A label's text.
   *
   * @param part the part it stands in
   * @param text as people read it
   */
  record Found(String part, String text) {}

  /**
   * What tells one kind of document from the others.
   *
   * @param kind what the head of the file says
   * @param carrier the place of the label
   * @param signature a part, or the beginning of its name, that signs the document
   */
  record Traits(ZipHead.Kind kind, Carrier carrier, String signature) {}

  private final MediaType type;
  private final Traits traits;

  ZipDocument(MediaType type, Traits traits) {
    this.type = type;
    this.traits = traits;
  }

  static MediaType type(String name, String mime, String... extensions) {
    return MediaType.of(name, mime, Modality.TEXT, extensions);
  }

  /** Returns the labels. */
  abstract List<Found> find(Parts parts) throws IOException;

  /** Takes every label out and touches every part that a label may change. */
  abstract void strip(Parts parts) throws IOException;

  /** Puts a label into parts without one. */
  abstract void insert(Parts parts, Label label) throws IOException;

  @Override
  public MediaType type() {
    return type;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(traits.carrier());
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return ZipHead.kind(head).filter(kind -> kind == traits.kind()).isPresent();
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    Set<LabelSite> sites = new LinkedHashSet<>();
    for (Parts parts : Parts.readings(source)) {
      for (Found found : find(parts)) {
        sites.add(LabelSite.read(traits.carrier(), parts.offset(found.part()), found.text()));
      }
    }
    return List.copyOf(sites);
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Parts parts = Parts.of(source);
    strip(parts);
    Map<String, String> bare = parts.texts();
    insert(parts, label);
    Plan plan = parts.plan();
    requireReversible(source, plan, bare);
    return plan;
  }

  /** A document that lists parts which are not there may not come back without the label. */
  private void requireReversible(MediaSource source, Plan plan, Map<String, String> bare)
      throws IOException {
    MediaSource written = plan.asSource();
    int labels = read(written).size();
    Parts after = Parts.of(written);
    strip(after);
    if (labels != 1 || !after.texts().equals(bare)) {
      throw new UnsupportedMediaException(
          source.name(), "its parts contradict each other: open the document and save it again");
    }
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    Parts parts = Parts.of(source);
    strip(parts);
    return parts.plan();
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    return Parts.of(source).zip().entries().stream()
        .filter(entry -> entry.name().startsWith(traits.signature()))
        .findFirst()
        .map(entry -> List.of(Finding.of(Rule.HAZARD_SIGNATURE, entry.name())))
        .orElse(List.of());
  }
}
