package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
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

  private static final int WIDEST = 8;

  private final MatroskaFile file;
  private final Map<Element, Optional<EbmlNode>> tags = new LinkedHashMap<>();
  private final Set<Long> removed = new HashSet<>();

  MatroskaEdit(MediaSource source) throws IOException {
    this.file = MatroskaFile.of(source);
    for (Element element : file.elements()) {
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
    return new Settlement(file, new Labels(own, 0), 0).plan();
  }

  /** Returns the file without labels and padding, all positions in eight bytes. */
  Plan signedContent() throws IOException {
    return new Settlement(file, new Labels(new byte[0], WIDEST), WIDEST).settled();
  }

  /** Labels taken out, one put in; sizes of tags are given {@code leastBytes}. */
  private final class Labels implements Changes {

    private final byte[] own;
    private final int leastBytes;

    Labels(byte[] own, int leastBytes) {
      this.own = own;
      this.leastBytes = leastBytes;
    }

    @Override
    public boolean removes(long offset) {
      return removed.contains(offset);
    }

    @Override
    public void make(IsoEdits edits) {
      tags.forEach(
          (element, rest) ->
              edits.replace(
                  List.of(),
                  element.offset(),
                  element.length(),
                  rest.map(node -> Settlement.wide(node, leastBytes).toBytes())
                      .orElse(new byte[0])));
      if (leastBytes > 0) {
        for (Element element : file.elements()) {
          if (element.id() == MatroskaFile.TAGS && !tags.containsKey(element)) {
            byte[] header = Ebml.header(element.id(), element.payloadLength(), leastBytes);
            edits.replace(List.of(), element.offset(), element.headerLength(), header);
          }
        }
      }
      edits.insert(List.of(), file.tagsAt(), own);
    }

    @Override
    public void pad(IsoEdits edits) {
      if (leastBytes == 0) {
        MatroskaEdit.pad(file, edits);
      } else {
        file.padding().forEach(free -> edits.remove(List.of(), free.offset(), free.length()));
      }
    }
  }

  /** Gives room to what stands before the first cluster, or leaves room there. */
  static void pad(MatroskaFile file, IsoEdits edits) {
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
      edits.remove(List.of(), free.offset(), free.length());
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
}
