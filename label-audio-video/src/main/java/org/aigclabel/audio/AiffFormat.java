package org.aigclabel.audio;

import com.google.auto.service.AutoService;
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
import org.aigclabel.container.Id3;
import org.aigclabel.container.Riff;
import org.aigclabel.container.RiffEnd;
import org.aigclabel.spi.MediaFormat;

/**
 * AIFF and AIFC: an {@code ID3 } chunk with {@code TXXX} {@code AIGC}, which players and FFmpeg
 * read. The guides name no place for AIFF.
 */
@AutoService(MediaFormat.class)
public final class AiffFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("aiff", "audio/aiff", Modality.AUDIO, "aiff", "aif", "aifc");
  private static final Carrier ID3 = Carrier.convention("aiff.id3");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(ID3);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.text(head, 0, "FORM")
        && (Sniff.text(head, 8, "AIFF") || Sniff.text(head, 8, "AIFC"));
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Id3Chunk tag : tags(Riff.read(source))) {
      sites.addAll(tag.labels(ID3));
    }
    return sites;
  }

  private static List<Id3Chunk> tags(Riff riff) throws IOException {
    List<Id3Chunk> tags = new ArrayList<>();
    for (Riff.Chunk chunk : riff.chunks()) {
      Id3Chunk.in(riff, chunk).ifPresent(tags::add);
    }
    return tags;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Riff riff = Riff.read(source);
    List<Id3Chunk> tags = tags(riff);
    Riff.Changes changes = others(riff, tags);
    if (tags.isEmpty()) {
      changes.insert(
          ChunkPlace.in(riff, "", "SSND"), riff.chunk("ID3 ", Id3.create(label.toJson())));
    } else {
      changes.replace(tags.get(0).chunk(), tags.get(0).labelled(label.toJson()));
    }
    return changes.plan();
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    List<Id3Chunk> tags = tags(riff);
    Riff.Changes changes = others(riff, tags);
    if (!tags.isEmpty()) {
      byte[] data = tags.get(0).canonical();
      if (data.length == 0) {
        changes.remove(tags.get(0).chunk());
      } else {
        changes.replace(tags.get(0).chunk(), data);
      }
    }
    return changes.plan();
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    RiffEnd.require(source);
  }

  private static Riff.Changes others(Riff riff, List<Id3Chunk> tags) throws IOException {
    Riff.Changes changes = riff.changes();
    for (Id3Chunk tag : tags.subList(Math.min(1, tags.size()), tags.size())) {
      if (!tag.labels(ID3).isEmpty()) {
        changes.replace(tag.chunk(), tag.unlabelled());
      }
    }
    return changes;
  }
}
