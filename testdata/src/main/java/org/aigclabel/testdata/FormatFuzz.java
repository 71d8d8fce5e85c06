package org.aigclabel.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.MediaFormat;

/**
 * What may be done with a stranger's bytes as one format: it gives a result that holds, or an
 * IOException that says something. {@code bench/fuzz} lets Jazzer look for bytes that break this.
 */
public record FormatFuzz(MediaFormat format) {

  private static final Label LABEL =
      Label.producedBy("001191110108MA01KP2T5U00000", "fuzz-1").withReservedCode1("signed");
  private static final Verifier VERIFIER = Verifier.installed();

  /** Names the format for {@link #fuzzerTestOneInput}. */
  private static final String PROPERTY = "aigclabel.fuzz";

  /**
   * Entry point of Jazzer, for the format that the system property {@code aigclabel.fuzz} names.
   */
  public static void fuzzerTestOneInput(byte[] bytes) {
    of(System.getProperty(PROPERTY, "")).take(bytes);
  }

  /** Returns the laws for an installed format. */
  public static FormatFuzz of(String name) {
    return new FormatFuzz(
        Formats.installed().formats().stream()
            .filter(format -> format.type().name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no format " + name)));
  }

  /**
   * Reads, labels, draws and verifies.
   *
   * @throws AssertionError if what was written does not hold
   */
  public void take(byte[] bytes) {
    MediaSource source = MediaSource.of("fuzz", bytes);
    quietly(() -> format.read(source));
    quietly(() -> format.hazards(source));
    Report report = VERIFIER.verify(source);
    if (report.findings().stream().anyMatch(f -> f.rule() == Rule.FILE_COSTLY)) {
      throw new AssertionError("past a limit: " + report.findings());
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, MediaFormat.HEAD)).slice();
    if (!format.detect(head)) {
      return; // Nobody writes what the format does not claim.
    }
    for (Carrier carrier : format.carriers()) {
      quietly(() -> write(source, carrier));
    }
    quietly(() -> show(source));
  }

  private void write(MediaSource source, Carrier carrier) throws IOException {
    Labeler labeler = Labeler.installed().into(carrier.name()).acceptingHazards();
    byte[] written;
    try (Labeled labeled = labeler.label(source, LABEL)) {
      written = labeled.toBytes(); // Which reads it back, and writes it again.
    }
    MediaSource labelled = MediaSource.of("fuzz", written);
    if (!Arrays.equals(
        format.signedContent(labelled).toBytes(), format.signedContent(source).toBytes())) {
      throw new AssertionError("the label in " + carrier + " changed the signed content");
    }
  }

  private void show(MediaSource source) throws IOException {
    var labeler = Formats.installed().labeler(format.type());
    if (labeler.isPresent()) {
      try (Rendering shown = labeler.get().label(source, ExplicitLabel.standard())) {
        VERIFIER.verify(shown.plan().asSource());
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void quietly(Task task) {
    try {
      task.run();
    } catch (IOException expected) {
      speaks(expected);
    }
  }

  private static void speaks(IOException expected) {
    if (expected.getMessage() == null) {
      throw new AssertionError("a failure that says nothing", expected);
    }
  }
}
