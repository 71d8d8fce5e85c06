package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;

/**
 * The numbers before the blocks of a cluster: its place, which some writers repeat there, and the
 * size of the one before it.
 *
 * @param source the file
 * @param map from old places to new ones
 * @param least the fewest bytes of a number that may still grow
 * @param edits where changes go
 */
record ClusterEdit(MediaSource source, LongUnaryOperator map, int least, IsoEdits edits) {

  static final int SIMPLE_BLOCK = 0xA3;
  static final int BLOCK_GROUP = 0xA0;

  private static final int POSITION = 0xA7;
  private static final int PREVIOUS_SIZE = 0xAB;
  static final int CRC = 0xBF;

  /**
   * Sets them for a cluster that has moved, and the cluster's size if it needs more bytes.
   *
   * @param growth by how many bytes its blocks grow
   * @param previous the size of the cluster before it; that in the file stays if this is 0
   * @return whether it has a checksum that no longer holds
   */
  boolean set(Element cluster, long growth, long previous) throws IOException {
    boolean checked = false;
    boolean changed = growth != 0;
    long total = growth;
    for (long at = cluster.payload(); at < cluster.end(); ) {
      Element child;
      try {
        child = Ebml.at(source, at, cluster.end());
      } catch (MalformedMediaException e) {
        break;
      }
      if (child.id() == SIMPLE_BLOCK || child.id() == BLOCK_GROUP) {
        break;
      }
      checked |= child.id() == CRC;
      boolean place = child.id() == POSITION;
      if ((place || child.id() == PREVIOUS_SIZE && previous > 0) && child.payloadLength() <= 8) {
        EbmlNode node = EbmlNode.read(source, child, Set.of());
        long value = place ? map.applyAsLong(node.number()) : previous;
        byte[] bytes = node.withNumber(value, least).toBytes();
        if (!Arrays.equals(bytes, source.array(child.offset(), (int) child.length()))) {
          edits.replace(List.of(), child.offset(), child.length(), bytes);
          total += bytes.length - child.length();
          changed = true;
        }
      }
      at = child.end();
    }
    if (total != 0 && !cluster.open()) {
      resize(cluster, total);
    }
    return checked && changed;
  }

  private void resize(Element cluster, long growth) throws IOException {
    int width = cluster.headerLength() - Ebml.idLength(cluster.id());
    long size = Ebml.declared(source, cluster) + growth;
    byte[] header = Ebml.header(cluster.id(), size, Math.max(width, least));
    edits.replace(List.of(), cluster.offset(), cluster.headerLength(), header);
  }
}
