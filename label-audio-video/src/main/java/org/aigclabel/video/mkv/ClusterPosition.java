package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;

/**
 * The place of a cluster, which some writers repeat among its first children.
 *
 * @param source the file
 * @param map from old offsets to new ones
 * @param least the fewest bytes of a number that may still grow
 * @param edits where changes go
 */
record ClusterPosition(MediaSource source, LongUnaryOperator map, int least, IsoEdits edits) {

  private static final int POSITION = 0xA7;
  private static final int SIMPLE_BLOCK = 0xA3;
  private static final int BLOCK_GROUP = 0xA0;
  private static final int CRC = 0xBF;

  /** Sets it for a cluster that has moved, and the cluster's size if it needs more bytes. */
  void set(Element cluster) throws IOException {
    boolean checked = false;
    for (long at = cluster.payload(); at < cluster.end(); ) {
      Element child;
      try {
        child = Ebml.at(source, at, cluster.end());
      } catch (MalformedMediaException e) {
        return;
      }
      if (child.id() == SIMPLE_BLOCK || child.id() == BLOCK_GROUP) {
        return;
      }
      checked |= child.id() == CRC;
      if (child.id() == POSITION && child.payloadLength() <= 8) {
        if (checked && least == 0) {
          throw new UnsupportedMediaException(
              source.name(), "its clusters have checksums over their places; remux it first");
        }
        set(cluster, child);
        return;
      }
      at = child.end();
    }
  }

  private void set(Element cluster, Element child) throws IOException {
    EbmlNode node = EbmlNode.read(source, child, Set.of());
    byte[] bytes = node.withNumber(map.applyAsLong(node.number()), least).toBytes();
    if (bytes.length == child.length()
        && Arrays.equals(bytes, source.array(child.offset(), bytes.length))) {
      return;
    }
    edits.replace(List.of(), child.offset(), child.length(), bytes);
    long growth = bytes.length - child.length();
    if (growth != 0 && !cluster.open()) {
      int width = cluster.headerLength() - Ebml.idLength(cluster.id());
      long size = Ebml.declared(source, cluster) + growth;
      byte[] header = Ebml.header(cluster.id(), size, Math.max(width, least));
      edits.replace(List.of(), cluster.offset(), cluster.headerLength(), header);
    }
  }
}
