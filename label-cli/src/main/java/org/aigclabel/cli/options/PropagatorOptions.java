package org.aigclabel.cli.options;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.aigclabel.Generated;
import org.aigclabel.Propagator;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.security.LabelSigner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a platform marks what it propagates. */
public final class PropagatorOptions {

  @Option(names = "--propagator", paramLabel = "CODE", required = true)
  String propagator = "";

  @Option(names = "--unlabelled", paramLabel = "possible|suspected")
  Optional<Generated> unlabelled = Optional.empty();

  @Option(names = "--insist")
  boolean insist;

  @Mixin SignerOptions key = new SignerOptions();

  /** Returns the propagator that was asked for. */
  public Propagator propagator(Terminal terminal) throws IOException, GeneralSecurityException {
    LabelerOptions.check(terminal, propagator);
    Propagator marker = Propagator.of(propagator);
    if (unlabelled.isPresent()) {
      marker = marker.marking(unlabelled.get());
    }
    if (insist) {
      marker = marker.acceptingHazards();
    }
    Optional<LabelSigner> signer = key.signer(terminal);
    return signer.isPresent() ? marker.signedBy(signer.get()) : marker;
  }
}
