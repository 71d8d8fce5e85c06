package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;

/**
 * One file's label written, or taken out to be hashed. The label gets a Tags element of its own
 * before the first cluster, where players that read straight through meet it; empty Void elements
 * there give and take room, and only otherwise do clusters move and positions change.
 */
final class MatroskaEdit {

  private static final int SEEK = 0x4DBB;
  private static final int SEEK_POSITION = 0x53AC;
  private static final int CUE_CLUSTER_POSITION = 0xF1;
  private static final Set<Integer> INDEX =
      Set.of(MatroskaFile.SEEK_HEAD, SEEK, MatroskaFile.CUES, 0xBB, 0xB7);
  private static final long STRAY = 1L << 62;
  private static final int ROUNDS = 12;

  private final MediaSource source;
  private final MatroskaFile file;
  private final Set<Long> starts = new HashSet<>();
  private final Map<Element, Optional<EbmlNode>> tags = new LinkedHashMap<>();
  private final Set<Long> removed = new HashSet<>();

  MatroskaEdit(MediaSource source) throws IOException {
    this.source = source;
    this.file = MatroskaFile.of(source);
    for (Element element : file.elements()) {
      starts.add(element.offset());
      if (element.id() == MatroskaFile.TAGS) {
        Tags found = Tags.read(source, element);
        if (!found.labels().isEmpty()) {
          Optional<EbmlNode> rest = found.withoutLabels();
          tags.put(element, rest);
          if (rest.isEmpty()) {
            removed.add(element.offset());
          }
        }
      }
    }
  }

  /** Returns the file with this label alone. */
  Plan write(String json) throws IOException {
    byte[] own = Tags.with(json);
    IsoEdits edits = labels(own, 0);
    seekHeads(edits, new IsoEdits(source), 0);
    pad(edits);
    if (!moves(edits)) {
      return finish(edits, 0);
    }
    if (file.broken()) {
      throw new UnsupportedMediaException(
          source.name(), "it ends in broken elements; remux it (ffmpeg -c copy) first");
    }
    return settle(own, 0);
  }

  /** Returns the file without labels and padding, all positions in eight bytes. */
  Plan signedContent() throws IOException {
    return settle(new byte[0], 8);
  }

  /** Repeats until sizes and positions agree; they only grow. */
  private Plan settle(byte[] own, int leastBytes) throws IOException {
    IsoEdits before = new IsoEdits(source);
    Map<Long, Integer> sizes = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      IsoEdits edits = labels(own, leastBytes);
      seekHeads(edits, before, leastBytes);
      positions(edits, before, leastBytes);
      if (leastBytes == 0) {
        pad(edits);
      } else {
        file.padding().forEach(element -> remove(edits, element));
      }
      Map<Long, Integer> now = new HashMap<>();
      for (Element element : file.elements()) {
        now.put(element.offset(), (int) (edits.moved(element.offset()) - element.offset()));
      }
      if (now.equals(sizes)) {
        return finish(edits, leastBytes);
      }
      sizes = now;
      before = edits;
    }
    throw source.malformed(file.segment().offset(), "positions that do not settle");
  }

  private IsoEdits labels(byte[] own, int leastBytes) {
    IsoEdits edits = new IsoEdits(source);
    tags.forEach(
        (element, rest) -> {
          if (rest.isEmpty()) {
            remove(edits, element);
          } else {
            replace(edits, element, wide(rest.get(), leastBytes).toBytes());
          }
        });
    if (leastBytes > 0) {
      for (Element element : file.elements()) {
        if (element.id() == MatroskaFile.TAGS && !tags.containsKey(element)) {
          byte[] header = Ebml.header(element.id(), element.payloadLength(), leastBytes);
          edits.replace(List.of(), element.offset(), element.headerLength(), header);
        }
      }
    }
    edits.insert(List.of(), file.tagsAt(), own);
    return edits;
  }

  private static EbmlNode wide(EbmlNode node, int leastBytes) {
    int width = Math.max(node.width(), leastBytes);
    return new EbmlNode(node.id(), width, node.payload(), node.children(), node.skew());
  }

  private void seekHeads(IsoEdits edits, IsoEdits before, int leastBytes) throws IOException {
    LongUnaryOperator map = position(before, leastBytes);
    for (Element element : file.elements()) {
      if (element.id() == MatroskaFile.SEEK_HEAD) {
        EbmlNode node = EbmlNode.read(source, element, INDEX);
        List<EbmlNode> kept =
            node.nodes().stream()
                .filter(
                    seek ->
                        seek.id() != SEEK
                            || !removed.contains(
                                file.segment().payload()
                                    + seek.child(SEEK_POSITION).map(EbmlNode::number).orElse(-1L)))
                .toList();
        set(edits, element, node.with(kept).mapped(SEEK_POSITION, map, leastBytes), leastBytes);
      }
    }
  }

  private void positions(IsoEdits edits, IsoEdits before, int leastBytes) throws IOException {
    LongUnaryOperator map = position(before, leastBytes);
    for (Element element : file.elements()) {
      if (element.id() == MatroskaFile.CUES) {
        EbmlNode node = EbmlNode.read(source, element, INDEX);
        set(edits, element, node.mapped(CUE_CLUSTER_POSITION, map, leastBytes), leastBytes);
      } else if (element.id() == MatroskaFile.CLUSTER) {
        new ClusterPosition(source, map, leastBytes, edits).set(element);
      }
    }
  }

  private void set(IsoEdits edits, Element element, EbmlNode node, int leastBytes)
      throws IOException {
    byte[] bytes = wide(node, leastBytes).toBytes();
    if (bytes.length != element.length()
        || !Arrays.equals(bytes, source.array(element.offset(), bytes.length))) {
      replace(edits, element, bytes);
    }
  }

  /** Returns where a position within the segment goes; one that points at no element stays. */
  private LongUnaryOperator position(IsoEdits edits, int leastBytes) {
    long base = file.segment().payload();
    return position -> {
      long at = base + position;
      if (position < 0 || !starts.contains(at) || removed.contains(at)) {
        return leastBytes > 0 ? position | STRAY : position;
      }
      return edits.moved(at) - base;
    };
  }

  private boolean moves(IsoEdits edits) {
    for (Element element : file.elements()) {
      if (!removed.contains(element.offset())
          && !file.padding().contains(element)
          && edits.moved(element.offset()) != element.offset()) {
        return true;
      }
    }
    return false;
  }

  private void pad(IsoEdits edits) {
    if (file.firstCluster().isEmpty()) {
      return;
    }
    Element cluster = file.firstCluster().get();
    long growth = edits.moved(cluster.offset()) - cluster.offset();
    if (file.padding().isEmpty()) {
      if (growth <= -2) {
        edits.insert(List.of(), cluster.offset(), empty(-growth));
      }
      return;
    }
    Element free = file.padding().get(0);
    long left = free.length() - growth;
    if (growth > 0 && left == 0) {
      remove(edits, free);
    } else if (growth > 0 && left >= 2) {
      byte[] header = Ebml.voidHeader(MatroskaFile.VOID, left);
      long length = free.length() - (left - header.length);
      edits.replace(List.of(), free.offset(), length, header);
    } else if (growth < 0) {
      edits.replace(List.of(), free.offset(), free.length(), empty(left));
    }
  }

  private static byte[] empty(long length) {
    byte[] header = Ebml.voidHeader(MatroskaFile.VOID, length);
    return Arrays.copyOf(header, (int) length);
  }

  /** Sets the size of the segment, unless it is unknown. */
  private Plan finish(IsoEdits edits, int leastBytes) throws IOException {
    Element segment = file.segment();
    if (!segment.open()) {
      long growth = edits.moved(segment.end()) - segment.end();
      int width = segment.headerLength() - Ebml.idLength(segment.id());
      long size = Ebml.declared(source, segment) + growth;
      byte[] header = Ebml.header(segment.id(), size, Math.max(width, leastBytes));
      if (growth != 0 || leastBytes > 0) {
        edits.replace(List.of(), segment.offset(), segment.headerLength(), header);
      }
    }
    return edits.plan();
  }

  private static void remove(IsoEdits edits, Element element) {
    edits.remove(List.of(), element.offset(), element.length());
  }

  private static void replace(IsoEdits edits, Element element, byte[] bytes) {
    edits.replace(List.of(), element.offset(), element.length(), bytes);
  }
}
