package org.aigclabel.spi;

import java.io.IOException;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;

/** Finds other traces of generation: C2PA manifests, source types, generators' own tags. */
public interface TraceDetector {

  /** Returns whether this detector handles files of this type. */
  boolean supports(MediaType type);

  /** Returns the traces found, each under a {@code trace.*} rule; empty if none. */
  List<Finding> detect(MediaSource source) throws IOException;
}
