package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Riff;
import org.aigclabel.container.RiffEnd;
import org.aigclabel.container.Xmp;
import org.aigclabel.spi.MediaFormat;

/**
 * WAV in all its sizes: the label is the data of a top-level chunk {@code AIGC} (TC260-PG-202510A).
 * It stands at the end, so that a long recording need not move; where the end is not certain,
 * before the samples.
 */
@AutoService(MediaFormat.class)
public final class WavFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("wav", "audio/vnd.wave", Modality.AUDIO, "wav", "wave", "rf64", "bwf");
  private static final String LABEL = "AIGC";
  private static final String PACKET = "_PMX";
  private static final Carrier CHUNK = Carrier.guide("wav.aigc");
  private static final Carrier INFO = Carrier.foreign("wav.info");
  private static final Carrier ID3 = Carrier.foreign("wav.id3");
  private static final Carrier XMP = Carrier.foreign("wav.xmp");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(CHUNK);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Riff.detect(head, "WAVE");
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    List<LabelSite> sites = new ArrayList<>();
    for (Riff.Chunk chunk : riff.chunks()) {
      if (chunk.id().equals(LABEL)) {
        sites.add(LabelSite.read(CHUNK, chunk.offset(), text(riff, chunk)));
      } else if (riff.listType(chunk).equals("INFO")) {
        for (Riff.Chunk child : riff.children(chunk)) {
          if (child.id().equals(LABEL)) {
            sites.add(LabelSite.read(INFO, child.offset(), text(riff, child)));
          }
        }
      } else if (chunk.id().equals(PACKET)) {
        sites.addAll(Xmp.read(XMP, chunk.offset(), bytes(riff, chunk)));
      } else {
        Id3Chunk.in(riff, chunk).ifPresent(tag -> sites.addAll(tag.labels(ID3)));
      }
    }
    return sites;
  }

  private static byte[] bytes(Riff riff, Riff.Chunk chunk) throws IOException {
    ByteBuffer data = riff.data(chunk);
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }

  private static String text(Riff riff, Riff.Chunk chunk) throws IOException {
    String text = StandardCharsets.UTF_8.decode(riff.data(chunk)).toString();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Riff riff = Riff.read(source);
    byte[] chunk = riff.chunk(LABEL, label.toJson().getBytes(StandardCharsets.UTF_8));
    return unlabelled(riff).insert(ChunkPlace.in(riff, LABEL, "data"), chunk).plan();
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return unlabelled(Riff.read(source)).plan();
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    RiffEnd.require(source);
  }

  private static Riff.Changes unlabelled(Riff riff) throws IOException {
    Riff.Changes changes = riff.changes();
    for (Riff.Chunk chunk : riff.chunks()) {
      if (chunk.id().equals(LABEL)) {
        changes.remove(chunk);
      } else if (riff.listType(chunk).equals("INFO")
          && riff.children(chunk).stream().anyMatch(child -> child.id().equals(LABEL))) {
        changes.replace(chunk, riff.without(chunk, LABEL));
      } else if (chunk.id().equals(PACKET)
          && !Xmp.read(XMP, chunk.offset(), bytes(riff, chunk)).isEmpty()) {
        changes.replace(chunk, Xmp.withoutLabel(bytes(riff, chunk)));
      } else {
        Optional<Id3Chunk> tag = Id3Chunk.in(riff, chunk);
        if (tag.isPresent() && !tag.get().labels(ID3).isEmpty()) {
          changes.replace(chunk, tag.get().unlabelled());
        }
      }
    }
    return changes;
  }
}
