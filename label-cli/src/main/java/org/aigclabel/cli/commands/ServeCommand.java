package org.aigclabel.cli.commands;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.aigclabel.Generated;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Output;
import org.aigclabel.Propagator;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.cli.batch.IdTemplate;
import org.aigclabel.cli.options.LabelerOptions;
import org.aigclabel.cli.options.VerifierOptions;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.report.ReportJson;
import org.aigclabel.cli.serve.Request;
import org.aigclabel.cli.serve.StdioServer;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Version;
import org.aigclabel.text.sidecar.Sidecar;
import org.aigclabel.text.sidecar.SidecarFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stays alive and answers JSON lines, so that callers pay for one start only. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {

  @Option(names = "--stdio", required = true)
  boolean stdio;

  @Option(names = "--producer", paramLabel = "CODE")
  Optional<String> producer = Optional.empty();

  @Option(names = "--propagator", paramLabel = "CODE")
  Optional<String> propagator = Optional.empty();

  @Option(names = "--jobs", paramLabel = "N")
  Optional<Integer> jobs = Optional.empty();

  @Mixin LabelerOptions how = new LabelerOptions();
  @Mixin VerifierOptions trust = new VerifierOptions();

  private final Terminal terminal;

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Handler handler = new Handler(how.labeler(terminal), trust.verifier());
    int workers = jobs.orElse(Runtime.getRuntime().availableProcessors());
    new StdioServer(handler, workers).serve(terminal.in(), terminal.out());
    return ExitCode.OK.code();
  }

  /** Does one request. */
  private final class Handler implements StdioServer.Handler {

    private final Labeler labeler;
    private final Verifier verifier;

    private Handler(Labeler labeler, Verifier verifier) {
      this.labeler = labeler;
      this.verifier = verifier;
    }

    @Override
    public JsonLine answer(Request request) throws Exception {
      return switch (request.require("op")) {
        case "ping" -> new JsonLine().put("version", Version.text());
        case "verify" -> verify(request);
        case "label" -> label(request);
        case "propagate" -> propagate(request);
        default ->
            throw new IllegalArgumentException(
                "op "
                    + request.require("op")
                    + " is unknown; known: label, verify, propagate, ping");
      };
    }

    @Override
    public String explain(Exception failure) {
      return new Failures(terminal).sentence(failure);
    }

    private JsonLine verify(Request request) throws Exception {
      try (MediaSource source = request.open(trust.limits())) {
        String name = request.text("input").orElse(source.name());
        return ReportJson.of(name, report(request, source), terminal.locale());
      }
    }

    private Report report(Request request, MediaSource source) throws Exception {
      Optional<MediaSource> sidecar = request.sidecar();
      if (sidecar.isPresent()) {
        return Sidecar.verify(verifier, source, sidecar.get());
      }
      return request.text("data").isPresent()
          ? verifier.verify(source)
          : Sidecar.verify(verifier, Path.of(request.require("input")), source);
    }

    private JsonLine label(Request request) throws Exception {
      Labeler mine = LabelerOptions.saying(labeler, request.text("explicitText"));
      String party = request.text("producer").or(() -> producer).orElse("");
      try (MediaSource source = request.open()) {
        String id = number(request, "produceId", source);
        Optional<SidecarFormat> beside =
            request.flag("sidecar")
                ? SidecarFormat.forPlaceless(mine.formats(), source)
                : Optional.empty();
        Labeler fitting = beside.isPresent() ? beside.get().among(mine) : mine;
        try (Labeled labeled = fitting.label(source, Label.producedBy(party, id))) {
          how.record(source.name(), labeled);
          return written(request, labeled, beside);
        }
      }
    }

    private JsonLine propagate(Request request) throws Exception {
      Propagator marker = Propagator.of(request.text("propagator").or(() -> propagator).orElse(""));
      marker = labeler.signer().isPresent() ? marker.signedBy(labeler.signer().get()) : marker;
      Optional<String> unlabelled = request.text("unlabelled");
      if (unlabelled.isPresent()) {
        marker =
            marker.marking(
                unlabelled.get().equals("possible") ? Generated.POSSIBLE : Generated.SUSPECTED);
      }
      try (MediaSource source = request.open()) {
        Optional<SidecarFormat> beside = passingOn(request, source);
        Propagator fitting = beside.isPresent() ? beside.get().among(marker) : marker;
        try (Labeled labeled = fitting.propagate(source, number(request, "propagateId", source))) {
          return written(request, labeled, beside);
        }
      }
    }

    private Optional<SidecarFormat> passingOn(Request request, MediaSource source)
        throws Exception {
      Optional<MediaSource> sidecar = request.sidecar();
      if (sidecar.isPresent()) {
        return SidecarFormat.passingOn(labeler.formats(), source, sidecar.get());
      }
      return request.text("data").isPresent()
          ? Optional.empty()
          : SidecarFormat.passingOn(labeler.formats(), source, Path.of(request.require("input")));
    }

    private static String number(Request request, String name, MediaSource source)
        throws Exception {
      return new IdTemplate(request.text(name).orElse("{uuid7}")).of(source, source.name(), 0);
    }

    private static JsonLine written(
        Request request, Labeled labeled, Optional<SidecarFormat> beside) throws Exception {
      return beside.isPresent()
          ? written(request, labeled, beside.get())
          : written(request, labeled);
    }

    private static JsonLine written(Request request, Labeled labeled, SidecarFormat beside)
        throws Exception {
      Optional<Path> output = request.text("output").map(Path::of);
      if (output.isEmpty()) {
        String sidecar = Base64.getEncoder().encodeToString(beside.toBytes());
        return written(request, labeled).put("sidecarData", sidecar);
      }
      beside.requireFree(output.get());
      JsonLine line = written(request, labeled);
      beside.writeBeside(output.get());
      return line.put("sidecar", Sidecar.placeOf(output.get()).toString());
    }

    private static JsonLine written(Request request, Labeled labeled) throws Exception {
      JsonLine line =
          new JsonLine().put("type", labeled.type().name()).put("label", labeled.label().fields());
      Optional<String> output = request.text("output");
      if (output.isPresent()) {
        labeled.writeTo(Output.to(Path.of(output.get())));
        return line.put("output", output.get());
      }
      return line.put("data", Base64.getEncoder().encodeToString(labeled.toBytes()));
    }
  }
}
