package org.aigclabel.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.cli.report.JsonLine;
import picocli.CommandLine.Option;

/** Leaving out the explicit label: only by agreement, for a named recipient, on record (Art. 9). */
final class WithheldOptions {

  @Option(names = "--no-explicit")
  boolean withheld;

  @Option(names = "--agreement", paramLabel = "A")
  Optional<String> agreement = Optional.empty();

  @Option(names = "--recipient", paramLabel = "R")
  Optional<String> recipient = Optional.empty();

  @Option(names = "--audit", paramLabel = "FILE")
  Optional<Path> audit = Optional.empty();

  /** Refuses to leave the label out without everything the record needs, or half a request. */
  void check(Terminal terminal) {
    boolean complete = agreement.isPresent() && recipient.isPresent() && audit.isPresent();
    boolean named = agreement.isPresent() || recipient.isPresent();
    if (withheld && (!complete || blank(agreement) || blank(recipient))) {
      throw UsageException.of(terminal, "withheld.incomplete");
    }
    if (!withheld && named) {
      throw UsageException.of(terminal, "withheld.unasked");
    }
  }

  private static boolean blank(Optional<String> text) {
    return text.map(String::isBlank).orElse(false);
  }

  /** Appends the delivery to the audit file and waits for the disk; called before any output. */
  void record(String file, Label label) throws IOException {
    if (!withheld) {
      return;
    }
    String line =
        new JsonLine()
                .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("event", "delivered-without-explicit-label")
                .put("clause", "Measures Art. 9")
                .put("agreement", agreement.orElse(""))
                .put("recipient", recipient.orElse(""))
                .put("file", file)
                .put("producer", label.contentProducer())
                .put("produceId", label.produceId())
                .put("tool", "aigc-label " + Version.text())
            + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(
            audit.orElseThrow(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
