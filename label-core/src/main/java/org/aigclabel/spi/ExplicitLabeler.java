package org.aigclabel.spi;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Progress;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;

/** Puts the label that people see or hear on one or more formats. Stateless and thread-safe. */
public interface ExplicitLabeler {

  /** Returns whether this labeler handles files of this type. */
  boolean supports(MediaType type);

  /**
   * Returns the file with the label shown, and what the caller should know about how it was done.
   *
   * @throws org.aigclabel.UnsupportedMediaException if it cannot be done as asked, with a way out
   */
  Rendering label(MediaSource source, ExplicitLabel label) throws IOException;

  /** Does the same and tells how far it has come, if it takes long enough to ask. */
  default Rendering label(MediaSource source, ExplicitLabel label, Progress progress)
      throws IOException {
    return label(source, label);
  }
}
