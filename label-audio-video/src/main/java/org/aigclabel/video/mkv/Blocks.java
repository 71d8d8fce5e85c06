package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.Optional;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;

/** Goes through the clusters of a file from picture to picture of one track. */
final class Blocks {

  /** Takes pictures until it has enough. */
  interface Visitor {
    /** Returns whether more are wanted. */
    boolean take(Block block) throws IOException;
  }

  private static final int TIMESTAMP = 0xE7;
  private static final int ADDITIONS = 0x75A1;
  private static final int ENCRYPTED = 0xAF;
  private static final int LACING = 0x06;

  private final MediaSource source;
  private final long track;

  Blocks(MediaSource source, long track) {
    this.source = source;
    this.track = track;
  }

  /** Visits all pictures in the order in which they are stored. */
  void visit(MatroskaFile file, Visitor visitor) throws IOException {
    for (Element cluster : file.elements()) {
      if (cluster.id() == MatroskaFile.CLUSTER && !visit(cluster, visitor)) {
        return;
      }
    }
  }

  private boolean visit(Element cluster, Visitor visitor) throws IOException {
    long base = 0;
    for (long at = cluster.payload(); at < cluster.end(); ) {
      Element child;
      try {
        child = Ebml.at(source, at, cluster.end());
      } catch (MalformedMediaException e) {
        return true;
      }
      if (child.id() == TIMESTAMP && child.payloadLength() <= 8) {
        base = number(child);
      } else if (child.id() == ENCRYPTED) {
        throw PictureTrack.no(source, "it is encrypted");
      } else {
        Optional<Block> block = block(cluster, base, child);
        if (block.isPresent() && !visitor.take(block.get())) {
          return false;
        }
      }
      at = child.end();
    }
    return true;
  }

  private long number(Element element) throws IOException {
    long value = 0;
    for (byte b : source.array(element.payload(), (int) element.payloadLength())) {
      value = value << 8 | b & 0xFF;
    }
    return value;
  }

  private Optional<Block> block(Element cluster, long base, Element element) throws IOException {
    if (element.id() == ClusterEdit.SIMPLE_BLOCK) {
      return block(cluster, base, element, element);
    }
    if (element.id() != ClusterEdit.BLOCK_GROUP) {
      return Optional.empty();
    }
    Optional<Block> found = Optional.empty();
    boolean refers = false;
    boolean more = false;
    for (Element child : Ebml.readable(source, element.payload(), element.end())) {
      found = child.id() == Block.BLOCK ? block(cluster, base, element, child) : found;
      refers |= child.id() == Block.REFERENCE;
      more |= child.id() == ADDITIONS;
    }
    if (found.isPresent() && more) {
      throw PictureTrack.no(source, "its pictures have additions, such as transparency");
    }
    boolean key = !refers;
    return found.map(
        b -> new Block(cluster, element, b.time(), b.delay(), key, b.head(), b.picture()));
  }

  private Optional<Block> block(Element cluster, long base, Element element, Element block)
      throws IOException {
    int width = Integer.numberOfLeadingZeros(source.u8(block.payload())) - 23;
    if (width > 8 || block.payloadLength() < width + 3) {
      throw source.malformed(block.offset(), "a block of " + block.length() + " bytes");
    }
    long number = 0;
    for (byte b : source.array(block.payload(), width)) {
      number = number << 8 | b & 0xFF;
    }
    if ((number & ~(1L << 7 * width)) != track) {
      return Optional.empty();
    }
    int delay = (short) source.u16(block.payload() + width);
    int flags = source.u8(block.payload() + width + 2);
    if ((flags & LACING) != 0) {
      throw PictureTrack.no(source, "its pictures are laced");
    }
    boolean key = (flags & Block.KEY) != 0;
    long picture = block.payload() + width + 3;
    return Optional.of(
        new Block(cluster, element, base + delay, delay, key, block.payload(), picture));
  }

  /** Reads nothing else than numbers of nodes in cues. */
  static long number(EbmlNode parent, int id, long otherwise) {
    return parent.child(id).map(EbmlNode::number).orElse(otherwise);
  }
}
