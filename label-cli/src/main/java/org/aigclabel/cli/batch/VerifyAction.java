package org.aigclabel.cli.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aigclabel.Label;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * Verifies one file of a batch.
 *
 * @param verifier with the keys to trust
 * @param limits what one file may cost
 * @param judge what a report means for the batch
 */
public record VerifyAction(Verifier verifier, Limits limits, Function<Report, Outcome.State> judge)
    implements Action {

  @Override
  public Outcome run(Job job) throws IOException {
    Path file = Sidecar.contentOf(job.input()).orElse(job.input());
    try (MediaSource source = MediaSource.of(file, limits)) {
      Report report = Sidecar.verify(verifier, file, source);
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("type", report.type().map(MediaType::name).orElse(""));
      facts.put("verdict", JsonLine.word(report.verdict()));
      facts.put("conformance", JsonLine.word(report.conformance()));
      facts.put("integrity", JsonLine.word(report.integrity()));
      facts.put("producer", report.label().map(Label::contentProducer).orElse(""));
      facts.put("id", report.label().map(Label::produceId).orElse(""));
      return new Outcome(
          job, judge.apply(report), Reason.NONE, facts, report.findings(), Optional.of(report));
    }
  }
}
