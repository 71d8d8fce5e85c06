package org.aigclabel.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Ape;
import org.aigclabel.container.Id3;
import org.aigclabel.spi.MediaFormat;

/**
 * Formats whose tag is APE at the end of the file: the item {@code AIGC}. The guides name none of
 * them.
 */
abstract class ApeTagged implements MediaFormat {

  private final MediaType type;
  private final List<String> magics;
  private final Carrier item;
  private final Carrier id3;

  ApeTagged(MediaType type, String... magics) {
    this.type = type;
    this.magics = List.of(magics);
    this.item = Carrier.convention(type.name() + ".item");
    this.id3 = Carrier.foreign(type.name() + ".id3");
  }

  static MediaType type(String name, String mime, String extension) {
    return MediaType.of(name, mime, Modality.AUDIO, extension);
  }

  @Override
  public MediaType type() {
    return type;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(item);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return magics.stream().anyMatch(magic -> Sniff.magic(head, magic));
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    Id3.from(source, 0).forEach(tag -> sites.addAll(tag.labels(id3)));
    sites.addAll(Tail.of(source, 0).labels(item, id3));
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Plan.Edits edits = Plan.edit(source);
    Tail tail = unlabelled(edits, source);
    if (tail.apes().isEmpty()) {
      edits.insert(tail.audioEnd(), Ape.create(label.toJson()));
    } else {
      tail.apes().get(0).label(edits, label.toJson());
    }
    return edits.plan();
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    Plan.Edits edits = Plan.edit(source);
    Tail tail = unlabelled(edits, source);
    if (!tail.apes().isEmpty()) {
      tail.apes().get(0).canonical(edits);
    }
    return edits.plan();
  }

  /**
   * Returns the byte after the audio that begins here, as the audio itself tells; the first one if
   * it does not.
   */
  abstract long audioEnd(MediaSource source, long start) throws IOException;

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    long start = tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
    source.requireReaching(start + 1, "the ID3v2 tag and audio behind it");
    long end = audioEnd(source, start);
    source.requireReaching(end, "the audio that its header declares");
    if (end > start) {
      Tail.requireWhole(source, end, Tail.of(source, start).audioEnd());
    }
  }

  /** Takes labels out everywhere but in the first APE tag. */
  private static Tail unlabelled(Plan.Edits edits, MediaSource source) throws IOException {
    Tail tail = Tail.of(source, 0);
    for (Id3 tag : Id3.from(source, 0)) {
      tag.unlabel(edits);
    }
    for (Id3 tag : tail.id3s()) {
      tag.unlabel(edits);
    }
    for (Ape tag : tail.apes().subList(Math.min(1, tail.apes().size()), tail.apes().size())) {
      tag.unlabel(edits);
    }
    return tail;
  }
}
