package org.aigclabel.explicit;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.Plan;

/**
 * A file with an explicit label, not yet written. Closing it releases temporary files.
 *
 * @param plan the labelled file
 * @param notes what the caller should know: re-encoded, promoted, sequential instead of progressive
 * @param resources what the plan needs until it is written
 */
public record Rendering(Plan plan, List<Finding> notes, Closeable resources) implements Closeable {

  /** Returns a rendering that holds nothing open. */
  public static Rendering of(Plan plan, Finding... notes) {
    return new Rendering(plan, List.of(notes), () -> {});
  }

  @Override
  public void close() throws IOException {
    resources.close();
  }
}
