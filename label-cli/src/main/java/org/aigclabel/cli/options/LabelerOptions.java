package org.aigclabel.cli.options;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.Origin;
import org.aigclabel.ProviderCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.security.LabelSigner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a producer labels: what people see, where machines read, who signs. */
public final class LabelerOptions {

  @Option(names = "--carrier", paramLabel = "NAME")
  Optional<String> carrier = Optional.empty();

  @Option(names = "--insist")
  boolean insist;

  @Mixin OpenOptions open = new OpenOptions();
  @Mixin ExplicitOptions explicit = new ExplicitOptions();
  @Mixin OriginOptions origin = new OriginOptions();
  @Mixin WithheldOptions withheld = new WithheldOptions();
  @Mixin SignerOptions key = new SignerOptions();

  /** Returns the label that people are to see or hear. */
  public ExplicitLabel shown(Terminal terminal) throws IOException {
    return explicit.label(terminal);
  }

  /** Puts a labelled file on record, if there is a record, before any output is written. */
  public void record(String file, Labeled labeled) throws IOException {
    withheld.record(file, labeled);
  }

  /** Returns the labeler that was asked for. */
  public Labeler labeler(Terminal terminal) throws IOException, GeneralSecurityException {
    withheld.check(terminal);
    Labeler labeler =
        new Labeler(
            open.formats(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Labeler.Hazards.REFUSE,
            Optional.empty());
    if (!withheld.withheld) {
      labeler = labeler.showing(explicit.label(terminal));
    }
    if (carrier.isPresent()) {
      labeler = labeler.into(carrier.get());
    }
    Optional<Origin> stated = origin.origin(terminal);
    if (stated.isPresent()) {
      labeler = labeler.stating(stated.get());
    }
    if (insist) {
      labeler = labeler.acceptingHazards();
    }
    Optional<LabelSigner> signer = key.signer(terminal);
    return signer.isPresent() ? labeler.signedBy(signer.get()) : labeler;
  }

  /** Returns a labeler whose label for people, if it shows one, has other words, if there are. */
  public static Labeler saying(Labeler labeler, Optional<String> words) {
    return words.isPresent() && labeler.explicit().isPresent()
        ? labeler.showing(labeler.explicit().get().saying(words.get()))
        : labeler;
  }

  /** Returns a labeler that signs with a key of a name. */
  public Labeler signedBy(Labeler labeler, KeyRing keys, String name)
      throws IOException, GeneralSecurityException {
    return labeler.signedBy(key.signing(keys.signer(name)));
  }

  /** Refuses what looks like a code and is none; warns of codes that publish an identity number. */
  public static void check(Terminal terminal, String party) {
    if (party.matches("00[12]1.*|[0-9A-Z]{27}")
        && ProviderCode.parse(party).subject() == ProviderCode.Subject.INDIVIDUAL) {
      terminal.warn("code.individual");
    }
  }
}
