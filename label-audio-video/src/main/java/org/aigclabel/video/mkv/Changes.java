package org.aigclabel.video.mkv;

import java.io.IOException;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;

/** What is to change in a file; {@link Settlement} brings all positions in line with it. */
interface Changes {

  /** Makes the changes. */
  void make(IsoEdits edits) throws IOException;

  /** Gives or takes room after all else is known. */
  void pad(IsoEdits edits);

  /** Returns whether an element goes, so that nothing may point at it. */
  default boolean removes(long offset) {
    return false;
  }

  /** Returns whether a cluster's blocks change, so that sizes of clusters are to be set. */
  default boolean changesClusters() {
    return false;
  }

  /** Returns by how many bytes the blocks of a cluster grow. */
  default long growth(Element cluster) {
    return 0;
  }

  /** Returns the cues that are to be there, as far as blocks move within clusters. */
  default EbmlNode cues(EbmlNode cues, IsoEdits before) {
    return cues;
  }
}
