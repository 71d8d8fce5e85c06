package org.aigclabel.rules;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Verifier;

/** What examples run: the verifier, or the labeler for what is said while labelling. */
final class Checks {

  static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");

  private Checks() {}

  static Callable<List<Finding>> verifying(byte[] file) {
    return () -> Verifier.installed().verify(MediaSource.of("example", file)).findings();
  }

  static Callable<List<Finding>> reading(byte[] file) {
    return () ->
        Verifier.installed()
            .looking(Verifier.Depth.READING)
            .verify(MediaSource.of("example", file))
            .findings();
  }

  static Callable<List<Finding>> labelling(Labeler labeler, byte[] file) {
    return () -> {
      try (Labeled labeled =
          labeler.acceptingHazards().label(MediaSource.of("example", file), LABEL)) {
        return labeled.notes();
      }
    };
  }

  static byte[] labelled(byte[] file) {
    try {
      return Labeler.installed().label(file, LABEL);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
