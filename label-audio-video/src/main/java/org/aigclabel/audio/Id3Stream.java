package org.aigclabel.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.container.Id3;
import org.aigclabel.spi.MediaFormat;

/** Frames without a container of their own, with ID3v2 in front: MP3 and ADTS. */
abstract class Id3Stream implements MediaFormat {

  private final MediaType type;
  private final Carrier tag;
  private final Carrier ape;

  Id3Stream(MediaType type, Carrier tag) {
    this.type = type;
    this.tag = tag;
    this.ape = Carrier.foreign(type.name() + ".ape");
  }

  @Override
  public MediaType type() {
    return type;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(tag);
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    List<LabelSite> sites = new ArrayList<>();
    tags.forEach(front -> sites.addAll(front.labels(tag)));
    sites.addAll(Tail.of(source, end(tags)).labels(ape, tag));
    return sites;
  }

  private static long end(List<Id3> tags) {
    return tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    Plan.Edits edits = Plan.edit(source);
    Optional<Id3> target = tags.stream().filter(Id3::writable).findFirst();
    if (target.isPresent()) {
      target.get().label(edits, label.toJson());
    } else if (end(tags) < source.size()) {
      edits.insert(0, Id3.create(label.toJson()));
    } else {
      throw source.malformed(source.size(), "wanted audio after the ID3v2 tag, found the end");
    }
    for (Id3 other : tags) {
      if (other.writable() && target.filter(t -> t == other).isEmpty()) {
        other.unlabel(edits);
      }
    }
    Tail.of(source, end(tags)).unlabel(edits);
    return edits.plan();
  }

  /** Returns the length of the frame with this header, 0 if none begins so. */
  abstract int frameLength(int head, int next);

  /** Returns the byte up to which a first frame of counts says the frames reach, if it says so. */
  long declaredEnd(MediaSource source, long start) throws IOException {
    return start;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    long start = end(tags);
    if (!tags.isEmpty()) {
      source.requireReaching(start + 1, "the ID3v2 tag and audio behind it");
    }
    source.requireReaching(declaredEnd(source, start), "the frames that the first one counts");
    new FrameEnd(source, this::frameLength).require(start, Tail.of(source, start).audioEnd());
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    List<Id3> tags = Id3.from(source, 0);
    Plan.Edits edits = Plan.edit(source);
    for (Id3 front : tags) {
      front.canonical(edits);
    }
    Tail.of(source, end(tags)).unlabel(edits);
    return edits.plan();
  }
}
