package org.aigclabel.video.mkv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;

/** The labels in one Tags element: simple tags named AIGC, and label texts under other names. */
final class Tags {

  static final Carrier TAG = Carrier.guide("mkv.tags");

  private static final Carrier OTHER = Carrier.foreign("mkv.tag");
  private static final String AIGC = "AIGC";
  private static final int TAG_ID = 0x7373;
  private static final int TARGETS = 0x63C0;
  private static final int SIMPLE_TAG = 0x67C8;
  private static final int NAME = 0x45A3;
  private static final int STRING = 0x4487;
  private static final int BINARY = 0x4485;
  private static final int CRC = 0xBF;
  private static final Set<Integer> MASTERS = Set.of(MatroskaFile.TAGS, TAG_ID, SIMPLE_TAG);

  private final EbmlNode node;
  private final long offset;

  private Tags(EbmlNode node, long offset) {
    this.node = node;
    this.offset = offset;
  }

  static Tags read(MediaSource source, Element element) throws IOException {
    return new Tags(EbmlNode.read(source, element, MASTERS), element.offset());
  }

  /** Returns the element that holds one label. */
  static byte[] with(String json) {
    byte[] simple =
        Ebml.element(
            SIMPLE_TAG,
            Ebml.element(NAME, AIGC.getBytes(StandardCharsets.US_ASCII)),
            Ebml.element(STRING, json.getBytes(StandardCharsets.UTF_8)));
    return Ebml.element(MatroskaFile.TAGS, Ebml.element(TAG_ID, Ebml.element(TARGETS), simple));
  }

  List<LabelSite> labels() {
    List<LabelSite> sites = new ArrayList<>();
    collect(node, sites);
    return sites;
  }

  private void collect(EbmlNode parent, List<LabelSite> sites) {
    for (EbmlNode child : parent.nodes()) {
      if (child.id() == SIMPLE_TAG) {
        label(child).ifPresent(sites::add);
      }
      collect(child, sites);
    }
  }

  private Optional<LabelSite> label(EbmlNode simple) {
    String name = simple.child(NAME).map(EbmlNode::text).orElse("");
    Optional<String> text = simple.child(STRING).or(() -> simple.child(BINARY)).map(EbmlNode::text);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (name.equalsIgnoreCase(AIGC)) {
      return Optional.of(LabelSite.read(TAG, offset, text.get()));
    }
    if (!text.get().contains("ContentProducer") && !text.get().contains(AIGC)) {
      return Optional.empty();
    }
    LabelSite site = LabelSite.read(OTHER, offset, text.get());
    return site.fields().isEmpty() ? Optional.empty() : Optional.of(site);
  }

  /** Returns the element without labels: itself if there is none, nothing if nothing is left. */
  Optional<EbmlNode> withoutLabels() {
    if (labels().isEmpty()) {
      return Optional.of(node);
    }
    List<EbmlNode> left = new ArrayList<>();
    for (EbmlNode child : node.nodes()) {
      EbmlNode rest = child.id() == TAG_ID ? pruned(child) : child;
      if (rest == child || !isEmpty(rest)) {
        left.add(rest);
      }
    }
    boolean tags = left.stream().anyMatch(child -> child.id() != CRC);
    return tags ? Optional.of(node.with(left)) : Optional.empty();
  }

  private EbmlNode pruned(EbmlNode parent) {
    List<EbmlNode> left = new ArrayList<>();
    boolean same = true;
    for (EbmlNode child : parent.nodes()) {
      boolean gone = child.id() == SIMPLE_TAG && label(child).isPresent();
      EbmlNode rest = gone || child.children().isEmpty() ? child : pruned(child);
      same &= !gone && rest == child;
      if (!gone) {
        left.add(rest);
      }
    }
    return same ? parent : parent.with(left);
  }

  private static boolean isEmpty(EbmlNode tag) {
    return tag.nodes().stream()
        .allMatch(child -> child.id() == TARGETS && child.payload().length == 0);
  }
}
