package org.aigclabel.spi;

import java.io.IOException;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;

/** Finds labels that people see or hear. Stateless and thread-safe. */
public interface ExplicitDetector {

  /** Returns whether this detector handles files of this type. */
  boolean supports(MediaType type);

  /** Returns from which depth on this detector is asked; costly ones only at the greatest. */
  default Depth depth() {
    return Depth.CONTENT;
  }

  /**
   * Returns the labels found, in the order of the file or of time; empty if none.
   *
   * @throws org.aigclabel.UnsupportedMediaException if it cannot look at this file: the reason, or
   *     {@code reason.x:detail} for a sentence of the bundle, is reported and others are asked
   */
  List<ExplicitFinding> detect(MediaSource source) throws IOException;

  /** Returns the labels found at a depth, where it makes a difference how far one looks. */
  default List<ExplicitFinding> detect(MediaSource source, Depth depth) throws IOException {
    return detect(source);
  }
}
