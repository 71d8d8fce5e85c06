package org.aigclabel;

import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.security.LabelSeal;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.OriginWriter;

/**
 * Labels content before output: shows the explicit label, signs, writes the implicit one. Immutable
 * and thread-safe.
 *
 * @param formats what can be labelled
 * @param signer who signs, if anybody
 * @param explicit the label to show, if any; Article 4 demands one in files for download
 * @param carrier the name of the place to write to, if not the format's usual one
 * @param hazards what to do with files that the label would break
 * @param origin what to state of the origin in the terms of IPTC, if anything
 */
public record Labeler(
    Formats formats,
    Optional<LabelSigner> signer,
    Optional<ExplicitLabel> explicit,
    Optional<String> carrier,
    Hazards hazards,
    Optional<Origin> origin) {

  /**
   * What to do with files in which something would break: a C2PA manifest, a document's signature.
   */
  public enum Hazards {
    /** Refuse them. */
    REFUSE,
    /** Label them; the notes say what breaks. */
    ACCEPT
  }

  /** Returns a labeler for every installed format: unsigned, implicit label only. */
  public static Labeler installed() {
    return new Labeler(
        Formats.installed(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Hazards.REFUSE,
        Optional.empty());
  }

  /** Returns this labeler, signing. */
  public Labeler signedBy(LabelSigner key) {
    return new Labeler(formats, Optional.of(key), explicit, carrier, hazards, origin);
  }

  /** Returns this labeler, showing a label to people as well. */
  public Labeler showing(ExplicitLabel label) {
    return new Labeler(formats, signer, Optional.of(label), carrier, hazards, origin);
  }

  /** Returns this labeler, writing to the place of this name: {@code jpeg.exif}. */
  public Labeler into(String carrierName) {
    return new Labeler(formats, signer, explicit, Optional.of(carrierName), hazards, origin);
  }

  /** Returns this labeler, labelling even where something in the file breaks. */
  public Labeler acceptingHazards() {
    return new Labeler(formats, signer, explicit, carrier, Hazards.ACCEPT, origin);
  }

  /** Returns this labeler, stating the origin in the same metadata; the signature covers it. */
  public Labeler stating(Origin stated) {
    return new Labeler(formats, signer, explicit, carrier, hazards, Optional.of(stated));
  }

  /** Returns a file in memory with its label: the one-liner for services. */
  public byte[] label(byte[] file, Label label) throws IOException {
    try (Labeled labeled = label(MediaSource.of("bytes", file), label)) {
      return labeled.toBytes();
    }
  }

  /**
   * Returns the labelled file, ready to be written; the source must stay open until then.
   *
   * @throws UnsupportedMediaException if no format claims the file or it has no place for a label
   * @throws HazardException if something in the file would break and hazards are refused
   */
  public Labeled label(MediaSource source, Label label) throws IOException {
    return label(source, label, Progress.none());
  }

  /**
   * Does the same and tells how far the work on what people see has come. An interrupt ends it with
   * an {@code InterruptedIOException} and leaves nothing behind.
   */
  public Labeled label(MediaSource source, Label label, Progress progress) throws IOException {
    MediaFormat format = formats.require(source);
    List<Finding> notes = new ArrayList<>(refuseOrNote(format, source));
    Optional<OriginWriter> stating = originWriter(format, source);
    Draft draft = new Draft(format, source, notes, () -> {});
    if (explicit.isPresent()) {
      Rendering rendering = labelerFor(format, source).label(source, explicit.get(), progress);
      notes.addAll(rendering.notes());
      draft = new Draft(format, rendering.plan().asSource(), notes, rendering);
    }
    if (stating.isPresent()) {
      draft = stated(draft, stating.get());
    }
    return seal(draft, label, LabelSeal::sign);
  }

  private Optional<OriginWriter> originWriter(MediaFormat format, MediaSource source)
      throws UnsupportedMediaException {
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    if (format instanceof OriginWriter writer) {
      return Optional.of(writer);
    }
    throw new UnsupportedMediaException(
        source.name(),
        "a " + format.type() + " file has no place for IPTC properties; label it without them");
  }

  private Draft stated(Draft draft, OriginWriter writer) throws IOException {
    try {
      Plan plan = writer.writeOrigin(draft.content(), origin.orElseThrow());
      return new Draft(draft.format(), plan.asSource(), draft.notes(), draft.resources());
    } catch (IOException | RuntimeException e) {
      draft.resources().close();
      throw e;
    }
  }

  /** A file whose content will not change any more. */
  record Draft(MediaFormat format, MediaSource content, List<Finding> notes, Closeable resources) {}

  /** How a label is signed: as its producer or as its propagator. */
  @FunctionalInterface
  interface Sealing {
    Label seal(LabelSigner signer, Label label, Plan signedContent)
        throws IOException, GeneralSecurityException;
  }

  Labeled seal(Draft draft, Label label, Sealing sealing) throws IOException {
    try {
      Label signed = label;
      if (signer.isPresent()) {
        signed = sealing.seal(signer.get(), label, draft.format().signedContent(draft.content()));
      }
      Plan plan = draft.format().write(draft.content(), signed, carrierOf(draft));
      return new Labeled(draft, signed, plan);
    } catch (GeneralSecurityException e) {
      draft.resources().close();
      throw new IOException("the signer failed: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      draft.resources().close();
      throw e;
    }
  }

  private Carrier carrierOf(Draft draft) throws IOException {
    List<Carrier> carriers = draft.format().carriers();
    if (carrier.isEmpty()) {
      // A format without a place says so itself, with its own way out.
      return carriers.isEmpty() ? Carrier.foreign("none") : carriers.get(0);
    }
    return carriers.stream()
        .filter(c -> c.name().equals(carrier.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    draft.content().name(),
                    "a "
                        + draft.format().type()
                        + " file has no place "
                        + carrier.get()
                        + " to write to, but "
                        + carriers));
  }

  List<Finding> refuseOrNote(MediaFormat format, MediaSource source) throws IOException {
    List<Finding> found = format.hazards(source);
    if (!found.isEmpty() && hazards == Hazards.REFUSE) {
      throw new HazardException(source.name(), found);
    }
    return found;
  }

  private ExplicitLabeler labelerFor(MediaFormat format, MediaSource source)
      throws UnsupportedMediaException {
    return formats
        .labeler(format.type())
        .orElseThrow(
            () ->
                new UnsupportedMediaException(
                    source.name(),
                    "no installed labeler shows a label in a "
                        + format.type()
                        + " file; "
                        + format.withoutLabeler()));
  }
}
