package org.aigclabel.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.spi.MediaFormat;

/**
 * A file whose end is lost is never said to hold no label, unless its format cannot tell.
 *
 * @param format the format
 * @param sample a whole file of it
 */
public record Cutting(MediaFormat format, Sample sample) {

  /** Formats and samples, by name, whose beginnings are whole files; nothing else may be here. */
  private static final Map<String, String> BLIND =
      Map.of(
          "markdown", "every beginning of a text is a text",
          "sv7.mpc", "Musepack 7 counts frames, and only decoding tells their lengths",
          "open.caf", "its sound goes on to the end of the file, wherever that is",
          "open.wav", "its sound goes on to the end of the file, wherever that is",
          "jxl bare codestream", "a codestream says no length",
          "jxl to the end", "a codestream says no length",
          "extended packet and two pictures", "nothing behind the first picture is looked at",
          "fill bytes, comment and trailer, no JFIF", "nothing behind the picture is looked at");

  /** Samples that are not whole to begin with. */
  private static final List<String> CUT =
      List.of(
          "gif cut in its third picture",
          "truncated.wav",
          "jp2 with other XMP before, and a tail"); // The tail begins as boxes do.

  /** Within the first bytes of its next part a file may look as if it ended before it. */
  private static final int HEADER = 8;

  private static final int MOST = 300;
  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "cut-1");
  private static final Verifier VERIFIER = Verifier.installed().looking(Verifier.Depth.METADATA);

  /** Verifies beginnings of the file, without a label and with one in every place. */
  public void everyBeginning() throws IOException {
    boolean blind = BLIND.containsKey(sample.name()) || BLIND.containsKey(format.type().name());
    if (blind || format.carriers().isEmpty()) {
      return; // Where no label has a place none is lost.
    }
    Verdict whole = CUT.contains(sample.name()) ? Verdict.INCONCLUSIVE : Verdict.NONE;
    assertEquals(whole, verify(sample.bytes()).verdict());
    beginnings("without a label", sample.bytes());
    for (Carrier carrier : format.carriers()) {
      try {
        byte[] labelled = format.write(sample.source(), LABEL, carrier).toBytes();
        assertEquals(Verdict.GENERATED, verify(labelled).verdict());
        beginnings(carrier.name(), labelled);
      } catch (UnsupportedMediaException e) {
        continue; // This file has no room in that place.
      }
    }
  }

  private static Report verify(byte[] file) {
    return VERIFIER.verify(MediaSource.of("cut", file));
  }

  private static void beginnings(String what, byte[] file) {
    int step = 1 + file.length / MOST;
    int silent = -1;
    for (int length = 0; length < file.length; length += step) {
      Report report = verify(Arrays.copyOf(file, length));
      if (report.verdict() != Verdict.NONE) {
        silent = -1;
        says(report, what + ", cut at " + length);
        continue;
      }
      silent = silent < 0 ? length : silent;
      String message = what + ": no word of the end from " + silent + " to " + length;
      assertTrue(length - silent < HEADER, () -> message + ": " + report.findings());
    }
  }

  /** What is not known for want of the end says so, and where. */
  private static void says(Report report, String what) {
    if (report.verdict() == Verdict.INCONCLUSIVE && report.type().isPresent()) {
      assertTrue(
          report.findings().stream()
              .filter(found -> found.rule() == Rule.FILE_MALFORMED)
              .anyMatch(found -> found.message(Locale.ENGLISH).contains("at byte ")),
          () -> what + ": " + report.findings());
    }
  }
}
