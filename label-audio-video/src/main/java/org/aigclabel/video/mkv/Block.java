package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;

/**
 * A picture in a cluster.
 *
 * @param cluster it stands in
 * @param element the simple block, or the group around the block
 * @param time when it is shown, in units of the file
 * @param delay by how much that is after the time of its cluster
 * @param key whether it refers to no other, as far as the container says
 * @param head the first byte of the block, its track's number
 * @param picture the first byte of the picture
 */
record Block(
    Element cluster, Element element, long time, int delay, boolean key, long head, long picture) {

  static final int BLOCK = 0xA1;
  static final int REFERENCE = 0xFB;
  static final int KEY = 0x80;

  private static final int TIME_AND_FLAGS = 3;

  /** Returns the first byte after the picture; a group may go on after it. */
  long end(MediaSource source) throws IOException {
    return element.id() == ClusterEdit.SIMPLE_BLOCK ? element.end() : inner(source).end();
  }

  private Element inner(MediaSource source) throws IOException {
    for (Element child : Ebml.readable(source, element.payload(), element.end())) {
      if (child.id() == BLOCK) {
        return child;
      }
    }
    throw source.malformed(element.offset(), "wanted a block in a group");
  }

  byte[] bytes(MediaSource source) throws IOException {
    return source.array(picture, (int) (end(source) - picture));
  }

  /**
   * Returns the element with another picture.
   *
   * @param shown when it is shown
   * @param alone whether it refers to no other
   */
  byte[] with(MediaSource source, byte[] other, Timing timing) throws IOException {
    int track = (int) (picture - head) - TIME_AND_FLAGS;
    byte[] payload =
        java.util.Arrays.copyOf(
            source.array(head, track + TIME_AND_FLAGS), track + TIME_AND_FLAGS + other.length);
    long later = timing.shown() - (time - delay);
    if (later != (short) later) {
      throw new IllegalStateException("a picture is shown too long after its cluster");
    }
    payload[track] = (byte) (later >> 8);
    payload[track + 1] = (byte) later;
    System.arraycopy(other, 0, payload, track + TIME_AND_FLAGS, other.length);
    if (element.id() == ClusterEdit.SIMPLE_BLOCK) {
      payload[track + 2] = (byte) (payload[track + 2] & ~KEY | (timing.alone() ? KEY : 0));
      return Ebml.element(element.id(), payload);
    }
    EbmlNode group = EbmlNode.read(source, element, Set.of(element.id()));
    List<EbmlNode> parts = new ArrayList<>();
    for (EbmlNode part : group.nodes()) {
      if (part.id() == BLOCK) {
        parts.add(new EbmlNode(BLOCK, part.width(), payload, Optional.empty(), 0));
      } else if (part.id() != REFERENCE) {
        parts.add(part);
      }
    }
    if (!timing.alone()) {
      parts.add(new EbmlNode(REFERENCE, 1, new byte[] {-1}, Optional.empty(), 0));
    }
    return group.with(parts).toBytes();
  }

  /**
   * When a new picture is shown.
   *
   * @param shown in units of the file
   * @param alone whether it refers to no other
   */
  record Timing(long shown, boolean alone) {}
}
