package org.aigclabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.security.LabelSeal;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.spi.MediaFormat;

/**
 * Adds a platform's propagation fields to a file (Measures Art. 6, last paragraph). The producer's
 * fields stay as they are. Immutable and thread-safe.
 *
 * @param labeler signs and writes
 * @param propagator the platform's name or code
 * @param unlabelled what to write on a file without a label: 2 on a user's declaration, 3 on
 *     detection
 */
public record Propagator(Labeler labeler, String propagator, Optional<Generated> unlabelled) {

  /** Returns a propagator that refuses files without a label. */
  public static Propagator of(String propagator) {
    return new Propagator(Labeler.installed(), propagator, Optional.empty());
  }

  /** Returns this propagator, signing ReservedCode2. */
  public Propagator signedBy(LabelSigner key) {
    return new Propagator(labeler.signedBy(key), propagator, unlabelled);
  }

  /** Returns this propagator, labelling even where something in the file breaks. */
  public Propagator acceptingHazards() {
    return new Propagator(labeler.acceptingHazards(), propagator, unlabelled);
  }

  /**
   * Returns this propagator, writing Label 2 or 3 on files without a label.
   *
   * @throws IllegalArgumentException for {@link Generated#IS}, which only a producer may write
   */
  public Propagator marking(Generated generated) {
    if (generated == Generated.IS) {
      throw new IllegalArgumentException("only a producer writes Label 1 (Measures Art. 6)");
    }
    return new Propagator(labeler, propagator, Optional.of(generated));
  }

  /**
   * Returns the file with the propagation fields set, ready to be written.
   *
   * @throws UnsupportedMediaException if there is no label and none is to be written
   */
  public Labeled propagate(MediaSource source, String propagateId) throws IOException {
    MediaFormat format = labeler.formats().require(source);
    List<LabelSite> sites = format.read(source);
    Optional<LabelSite> labelled = sites.stream().filter(s -> s.label().isPresent()).findFirst();
    Optional<Label> label = labelled.flatMap(LabelSite::label);
    Label next =
        label.isPresent()
            ? label.get().propagated(propagator, propagateId, "")
            : marked(source, sites, propagateId);
    List<Finding> notes = new ArrayList<>(labeler.refuseOrNote(format, source));
    Labeler.Draft draft = new Labeler.Draft(format, source, notes, () -> {});
    return inPlaceOf(labelled, format).seal(draft, next, LabelSeal::signPropagation);
  }

  private Label marked(MediaSource source, List<LabelSite> sites, String propagateId)
      throws UnsupportedMediaException {
    Generated generated =
        unlabelled.orElseThrow(
            () ->
                new UnsupportedMediaException(
                    source.name(),
                    (sites.isEmpty() ? "it has no label" : "its label lacks what Annex E requires")
                        + " to pass on; decide on Label 2 (declared) or 3 (suspected)"));
    return Label.propagatedBy(generated, propagator, propagateId);
  }

  /** Keeps the label in the place where its producer put it, if that can be written. */
  private Labeler inPlaceOf(Optional<LabelSite> site, MediaFormat format) {
    return site.map(LabelSite::carrier)
        .filter(carrier -> format.carriers().contains(carrier))
        .map(carrier -> labeler.into(carrier.name()))
        .orElse(labeler);
  }
}
