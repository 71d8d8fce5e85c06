package org.aigclabel.spi;

import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.Origin;
import org.aigclabel.Plan;

/** A {@link MediaFormat} whose files can state an origin as well. */
public interface OriginWriter {

  /**
   * Returns the file stating this origin; what it stated of the same is replaced, all else is kept,
   * labels included. The label's signature covers it, so it comes before the label.
   */
  Plan writeOrigin(MediaSource source, Origin origin) throws IOException;
}
