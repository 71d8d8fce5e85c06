package org.aigclabel.cli.options;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.security.ContentDigest;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.TimeStamper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The key that signs labels, and how it does. */
final class SignerOptions {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Mixin KeyOptions key = new KeyOptions();

  @Option(names = "--digest", paramLabel = "sha256|sm3", defaultValue = "sha256")
  ContentDigest digest = ContentDigest.SHA256;

  @Option(names = "--time-stamp", paramLabel = "URL")
  Optional<URI> stamper = Optional.empty();

  /** Returns the signer, if a key was named. */
  Optional<LabelSigner> signer(Terminal terminal) throws IOException, GeneralSecurityException {
    return key.signer(terminal).map(this::signing);
  }

  /** Returns a signer that signs as is wished here. */
  LabelSigner signing(LabelSigner signer) {
    LabelSigner digesting = signer.digesting(digest);
    return stamper.map(uri -> digesting.stampedBy(TimeStamper.at(uri, PATIENCE))).orElse(digesting);
  }
}
