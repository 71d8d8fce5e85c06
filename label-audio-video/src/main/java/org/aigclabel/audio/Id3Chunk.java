package org.aigclabel.audio;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.Id3;
import org.aigclabel.container.Riff;

/** An ID3v2 tag in a chunk of WAV or AIFF. */
record Id3Chunk(Riff.Chunk chunk, MediaSource data, Id3 tag) {

  static Optional<Id3Chunk> in(Riff riff, Riff.Chunk chunk) throws IOException {
    if (!chunk.id().equals("ID3 ") && !chunk.id().equals("id3 ")) {
      return Optional.empty();
    }
    byte[] bytes = new byte[Math.toIntExact(chunk.available())];
    riff.data(chunk).get(bytes);
    MediaSource data = MediaSource.of("ID3 chunk at byte " + chunk.offset(), bytes);
    return Id3.at(data, 0).map(tag -> new Id3Chunk(chunk, data, tag));
  }

  List<LabelSite> labels(Carrier carrier) {
    return tag.labels(carrier).stream()
        .map(
            site ->
                new LabelSite(
                    site.carrier(),
                    chunk.data() + site.offset(),
                    site.raw(),
                    site.fields(),
                    site.deviations()))
        .toList();
  }

  byte[] labelled(String json) throws IOException {
    Plan.Edits edits = Plan.edit(data);
    tag.label(edits, json);
    return edits.plan().toBytes();
  }

  byte[] unlabelled() throws IOException {
    Plan.Edits edits = Plan.edit(data);
    tag.unlabel(edits);
    return edits.plan().toBytes();
  }

  byte[] canonical() throws IOException {
    Plan.Edits edits = Plan.edit(data);
    tag.canonical(edits);
    return edits.plan().toBytes();
  }
}
