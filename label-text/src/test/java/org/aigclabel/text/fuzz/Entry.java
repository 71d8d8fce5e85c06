package org.aigclabel.text.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.spi.MediaFormat;

/** What may be done with a stranger's file: it gives a result that holds, or an IOException. */
record Entry(MediaFormat format) {

  private static final Label LABEL = Label.producedBy("001191110108MA01KP2T5U00000", "fuzz-1");

  /** Reads, labels and shows; only what a caller must expect may be thrown. */
  void take(byte[] bytes) {
    MediaSource source = MediaSource.of("fuzz", bytes);
    format.detect(ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, 4096))));
    quietly(() -> format.read(source));
    quietly(() -> format.hazards(source));
    for (Carrier carrier : format.carriers()) {
      quietly(() -> write(source, carrier));
    }
    quietly(() -> show(source));
  }

  private void write(MediaSource source, Carrier carrier) throws IOException {
    byte[] written;
    try {
      written = format.write(source, LABEL, carrier).toBytes();
    } catch (IOException e) {
      return;
    }
    MediaSource labelled = MediaSource.of("fuzz", written);
    List<LabelSite> sites = format.read(labelled);
    if (sites.size() != 1 || !sites.get(0).label().filter(LABEL::equals).isPresent()) {
      throw new AssertionError("written to " + carrier + ", read " + sites);
    }
    if (!format.write(labelled, LABEL, carrier).reproducesSource()) {
      throw new AssertionError("written again to " + carrier + ": another file");
    }
    if (!Arrays.equals(
        format.signedContent(labelled).toBytes(), format.signedContent(source).toBytes())) {
      throw new AssertionError("the label in " + carrier + " changed the signed content");
    }
  }

  private void show(MediaSource source) throws IOException {
    Formats formats = Formats.installed();
    try (Rendering shown =
        formats.labeler(format.type()).orElseThrow().label(source, ExplicitLabel.standard())) {
      for (ExplicitDetector detector : formats.detectors()) {
        if (detector.supports(format.type())) {
          detector.detect(shown.plan().asSource());
        }
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
      if (expected.getMessage() == null) {
        throw new AssertionError("a failure that says nothing", expected);
      }
    }
  }
}
