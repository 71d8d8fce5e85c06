package org.aigclabel.cli.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Output;
import org.aigclabel.ProviderCode;
import org.aigclabel.Report;
import org.aigclabel.Severity;
import org.aigclabel.Verifier;
import org.aigclabel.cli.batch.IdTemplate;
import org.aigclabel.cli.report.Judgement;
import org.aigclabel.cli.report.ReportText;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The thirty-second trial: a picture, a key, a label, a verification, all in one folder. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

  /** A made-up organisation with right check characters; no such body is registered. */
  private static final String CREDIT_CODE = "91110000MADEM00032";

  @Parameters(
      descriptionKey = "folder",
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "aigc-label-demo")
  Path folder = Path.of("aigc-label-demo");

  @Option(names = "--quiet")
  boolean quiet;

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Path sample = Files.createDirectories(folder).resolve("sample.jpg");
    Files.write(sample, DemoPicture.jpeg());
    say("demo.made", sample);
    Path keys = folder.resolve("keys");
    Path key = keys.resolve("key.pem");
    Path certificate = keys.resolve("cert.pem");
    if (!Files.exists(key)) {
      KeyFiles.generate(SignatureAlgorithm.SM2, keys, "AIGC Label demo");
    }
    say("demo.keys", keys);
    Path labelled = folder.resolve("labelled.jpg");
    LabelSigner signer = KeyFiles.certified(KeyFiles.signer(key), certificate);
    Labeler labeler = Labeler.installed().showing(ExplicitLabel.standard()).signedBy(signer);
    try (MediaSource source = MediaSource.of(sample);
        Labeled done = labeler.label(source, label(source))) {
      done.writeTo(Output.to(labelled).replacing());
    }
    say("demo.labelled", labelled);
    return verify(labelled, TrustStore.empty().trusting(certificate));
  }

  private static Label label(MediaSource source) throws java.io.IOException {
    return Label.producedBy(
        ProviderCode.generating(CREDIT_CODE, "0001"), new IdTemplate("{uuid7}").of(source, "", 1));
  }

  private int verify(Path file, TrustStore trust) throws java.io.IOException {
    try (MediaSource source = MediaSource.of(file)) {
      Report report = Verifier.installed().trusting(trust).verify(source);
      say("demo.verified");
      if (!quiet) {
        ReportText text =
            new ReportText(Texts.of(terminal.locale()), terminal.locale(), Severity.NOTICE);
        terminal.out().println(text.of(file.toString(), report));
      }
      say("demo.next", file);
      return Judgement.demandingTrust(report).code();
    }
  }

  private void say(String key, Object... arguments) {
    if (!quiet) {
      terminal.say(key, arguments);
    }
  }
}
