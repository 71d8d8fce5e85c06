package org.aigclabel.video.mkv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.zip.CRC32;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;

/** Brings sizes and positions in line with changes, which make them grow and change again. */
final class Settlement {

  private static final int SEEK = 0x4DBB;
  private static final int SEEK_POSITION = 0x53AC;
  private static final int CUE_CLUSTER_POSITION = 0xF1;
  private static final Set<Integer> INDEX =
      Set.of(MatroskaFile.SEEK_HEAD, SEEK, MatroskaFile.CUES, 0xBB, 0xB7);
  private static final long STRAY = 1L << 62;
  private static final int ROUNDS = 12;

  private final MatroskaFile file;
  private final MediaSource source;
  private final Changes changes;
  private final int least;
  private final Set<Long> starts = new HashSet<>();

  /** Numbers that may still grow get {@code leastBytes} at least. */
  Settlement(MatroskaFile file, Changes changes, int leastBytes) {
    this.file = file;
    this.source = file.source();
    this.changes = changes;
    this.least = leastBytes;
    file.elements().forEach(element -> starts.add(element.offset()));
  }

  /** Returns the plan if nothing moves, else repeats until sizes and positions agree. */
  Plan plan() throws IOException {
    IsoEdits edits = new IsoEdits(source);
    changes.make(edits);
    seekHeads(edits, new IsoEdits(source));
    changes.pad(edits);
    if (!moves(edits)) {
      return finish(edits);
    }
    if (file.broken()) {
      throw new UnsupportedMediaException(
          source.name(), "it ends in broken elements; remux it (ffmpeg -c copy) first");
    }
    return settled();
  }

  /** Repeats until sizes and positions agree; they only grow. */
  Plan settled() throws IOException {
    IsoEdits before = new IsoEdits(source);
    Map<Long, Integer> sizes = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      IsoEdits edits = new IsoEdits(source);
      changes.make(edits);
      seekHeads(edits, before);
      List<Element> unchecked = positions(edits, before);
      changes.pad(edits);
      Map<Long, Integer> now = new HashMap<>();
      for (Element element : file.elements()) {
        now.put(element.offset(), (int) (edits.moved(element.offset()) - element.offset()));
      }
      if (now.equals(sizes)) {
        check(unchecked, edits);
        return finish(edits);
      }
      sizes = now;
      before = edits;
    }
    throw source.malformed(file.segment().offset(), "positions that do not settle");
  }

  private void seekHeads(IsoEdits edits, IsoEdits before) throws IOException {
    LongUnaryOperator map = position(before);
    for (Element element : file.elements()) {
      if (element.id() == MatroskaFile.SEEK_HEAD) {
        EbmlNode node = EbmlNode.read(source, element, INDEX);
        List<EbmlNode> kept =
            node.nodes().stream()
                .filter(seek -> seek.id() != SEEK || !pointsAtRemoved(seek))
                .toList();
        set(edits, element, node.with(kept).mapped(SEEK_POSITION, map, least));
      }
    }
  }

  private boolean pointsAtRemoved(EbmlNode seek) {
    long position = seek.child(SEEK_POSITION).map(EbmlNode::number).orElse(-1L);
    return changes.removes(file.segment().payload() + position);
  }

  /** Returns the clusters whose checksums no longer hold. */
  private List<Element> positions(IsoEdits edits, IsoEdits before) throws IOException {
    LongUnaryOperator map = position(before);
    List<Element> unchecked = new ArrayList<>();
    long previous = 0;
    for (Element element : file.elements()) {
      if (element.id() == MatroskaFile.CUES) {
        EbmlNode node = changes.cues(EbmlNode.read(source, element, INDEX), before);
        set(edits, element, node.mapped(CUE_CLUSTER_POSITION, map, least));
      } else if (element.id() == MatroskaFile.CLUSTER) {
        ClusterEdit edit = new ClusterEdit(source, map, least, edits);
        if (edit.set(element, changes.growth(element), previous) && least == 0) {
          unchecked.add(element);
        }
        if (changes.changesClusters()) {
          previous = before.moved(element.end()) - before.moved(element.offset());
        }
      }
    }
    return unchecked;
  }

  private void set(IsoEdits edits, Element element, EbmlNode node) throws IOException {
    byte[] bytes = wide(node, least).toBytes();
    if (bytes.length != element.length()
        || !Arrays.equals(bytes, source.array(element.offset(), bytes.length))) {
      edits.replace(List.of(), element.offset(), element.length(), bytes);
    }
  }

  static EbmlNode wide(EbmlNode node, int leastBytes) {
    int width = Math.max(node.width(), leastBytes);
    return new EbmlNode(node.id(), width, node.payload(), node.children(), node.skew());
  }

  /** Returns where a position within the segment goes; one that points at no element stays. */
  private LongUnaryOperator position(IsoEdits edits) {
    long base = file.segment().payload();
    return position -> {
      long at = base + position;
      if (position < 0 || !starts.contains(at) || changes.removes(at)) {
        return least > 0 ? position | STRAY : position;
      }
      return edits.moved(at) - base;
    };
  }

  private boolean moves(IsoEdits edits) {
    if (changes.changesClusters()) {
      return true;
    }
    for (Element element : file.elements()) {
      if (!changes.removes(element.offset())
          && !file.padding().contains(element)
          && edits.moved(element.offset()) != element.offset()) {
        return true;
      }
    }
    return false;
  }

  /** Sets the checksums of clusters; a wrong one stays wrong by the same bits. */
  private void check(List<Element> clusters, IsoEdits edits) throws IOException {
    if (clusters.isEmpty()) {
      return;
    }
    if (!changes.changesClusters()) {
      throw new UnsupportedMediaException(
          source.name(), "its clusters have checksums over their places; remux it first");
    }
    MediaSource result = edits.plan().asSource();
    for (Element cluster : clusters) {
      Element sum = Ebml.at(source, cluster.payload(), cluster.end());
      if (sum.id() != ClusterEdit.CRC || sum.payloadLength() != Integer.BYTES) {
        throw source.malformed(sum.offset(), "a checksum that does not come first");
      }
      int stored = Integer.reverseBytes((int) source.u32(sum.payload()));
      int skew = stored ^ checksum(source, sum.end(), cluster.end());
      int now = checksum(result, edits.moved(sum.end()), edits.moved(cluster.end())) ^ skew;
      byte[] bytes = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(now)).array();
      edits.replace(List.of(), sum.payload(), bytes.length, bytes);
    }
  }

  private static int checksum(MediaSource source, long from, long to) throws IOException {
    CRC32 crc = new CRC32();
    for (long at = from; at < to; ) {
      ByteBuffer bytes = source.bytes(at, (int) Math.min(1 << 20, to - at));
      at += bytes.remaining();
      crc.update(bytes);
    }
    return (int) crc.getValue();
  }

  /** Sets the size of the segment, unless it is unknown. */
  private Plan finish(IsoEdits edits) throws IOException {
    Element segment = file.segment();
    if (!segment.open()) {
      long growth = edits.moved(segment.end()) - segment.end();
      int width = segment.headerLength() - Ebml.idLength(segment.id());
      long size = Ebml.declared(source, segment) + growth;
      byte[] header = Ebml.header(segment.id(), size, Math.max(width, least));
      if (growth != 0 || least > 0) {
        edits.replace(List.of(), segment.offset(), segment.headerLength(), header);
      }
    }
    return edits.plan();
  }
}
