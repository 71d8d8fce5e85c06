package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Formats;
import org.aigclabel.Limits;
import org.aigclabel.Policy;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.cli.report.Judgement;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.security.TrustStore;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are verified: which keys to trust, how far to look. */
public final class VerifierOptions {

  @Option(names = "--trust", paramLabel = "cert.pem", split = "\n")
  List<Path> trusted = new ArrayList<>();

  @Option(names = "--crl", paramLabel = "list.crl", split = "\n")
  List<Path> revoked = new ArrayList<>();

  @Option(names = "--trust-time-stamps", paramLabel = "tsa.pem", split = "\n")
  List<Path> stampers = new ArrayList<>();

  @Option(names = "--declared")
  boolean declared;

  @Option(names = "--metadata-only")
  boolean metadataOnly;

  @Option(names = "--ocr")
  boolean ocr;

  @Option(names = "--ocr-whole")
  boolean ocrWhole;

  @Option(names = "--policy", paramLabel = "FILE")
  Optional<Path> policy = Optional.empty();

  @Mixin LimitOptions limits = new LimitOptions();

  /** Returns what one file may cost. */
  public Limits limits() {
    return limits.limits();
  }

  /** Trusts one more certificate or key. */
  public void trust(Path certificate) {
    trusted.add(certificate);
  }

  /** Returns the verifier that was asked for. */
  public Verifier verifier() throws IOException {
    return verifier(Formats.installed());
  }

  /** Returns the verifier that was asked for, of these formats. */
  public Verifier verifier(Formats formats) throws IOException {
    TrustStore store = TrustStore.empty();
    for (Path file : trusted) {
      store = store.trusting(file);
    }
    for (Path file : revoked) {
      store = store.revoking(file);
    }
    for (Path file : stampers) {
      store = store.trustingTimeStamps(file);
    }
    Verifier verifier = Verifier.of(formats).trusting(store);
    if (policy.isPresent()) {
      verifier = verifier.weighing(Policy.read(policy.get()));
    }
    if (metadataOnly) {
      verifier = verifier.looking(Verifier.Depth.METADATA);
    } else if (ocrWhole) {
      verifier = verifier.looking(Verifier.Depth.WHOLE);
    } else if (ocr) {
      verifier = verifier.looking(Verifier.Depth.READING);
    }
    return declared ? verifier.declared(Report.Declaration.GENERATED) : verifier;
  }

  /** Returns what a report means for the shell. */
  public ExitCode judge(Report report) {
    return trusted.isEmpty() ? Judgement.of(report) : Judgement.demandingTrust(report);
  }
}
