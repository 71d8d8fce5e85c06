package org.aigclabel.video.flv;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.aigclabel.container.IsoEdits;
import org.aigclabel.spi.MediaFormat;

/**
 * FLV: the label is the string AIGC in the script tag onMetaData (TC260-PG-20257A 6.1). The tables
 * of key frames, which some writers put there too, follow the media.
 */
@AutoService(MediaFormat.class)
public final class FlvFormat implements MediaFormat {

  private static final MediaType TYPE = MediaType.of("flv", "video/x-flv", Modality.VIDEO, "flv");
  private static final Carrier SCRIPT = Carrier.guide("flv.onmetadata");
  private static final int FIRST_TAGS = 64;
  private static final int SCRIPT_TAG = 18;
  private static final double HEADER = 13;

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(SCRIPT);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return head.remaining() >= 9
        && head.getInt(head.position()) == 0x464C5601
        && head.getInt(head.position() + 5) >= 9;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Metadata tag : tags(source)) {
      for (Metadata.Property label : tag.labels()) {
        String text = source.utf8(label.text(), label.length());
        sites.add(LabelSite.read(SCRIPT, label.offset(), text));
      }
    }
    return sites;
  }

  private static long first(MediaSource source) throws IOException {
    long at = source.u32(5) + 4;
    if (at > source.size()) {
      throw source.malformed(5, "the first tag at " + at + " is past the end");
    }
    return at;
  }

  /** Returns the metadata among the first tags; recorders write it first or not at all. */
  private static List<Metadata> tags(MediaSource source) throws IOException {
    List<Metadata> tags = new ArrayList<>();
    long at = first(source);
    for (int i = 0; i < FIRST_TAGS && at + 15 <= source.size(); i++) {
      long head = source.u32(at);
      int length = (int) (head & 0xFFFFFF);
      if (at + 15 + length > source.size()) {
        break;
      }
      if (head >>> 24 == SCRIPT_TAG && Metadata.is(source, at)) {
        tags.add(Metadata.read(source, at, length));
      }
      at += 15 + length;
    }
    return tags;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    return plan(source, Optional.of(label.toJson()));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return plan(source, Optional.empty());
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    long at = first(source);
    long last = source.size() - 4 - (source.size() < at + 15 ? 0 : source.u32(source.size() - 4));
    if (last >= at && last + 11 + (source.u32(last) & 0xFFFFFF) + 4 == source.size()) {
      return;
    }
    for (int tags = 0; at < source.size() && tags < source.limits().items(); tags++) {
      source.requireReaching(at + 11, "the header of a tag");
      long head = source.u32(at);
      if ((head >>> 24 & 0x1F) != SCRIPT_TAG && (head >>> 24 & 0x1F) >>> 1 != 4) {
        return; // Not audio, video or script: no tags any more.
      }
      at += 15 + (head & 0xFFFFFF);
      source.requireReaching(at, "a tag");
    }
  }

  private static Plan plan(MediaSource source, Optional<String> json) throws IOException {
    List<Metadata> tags = tags(source);
    IsoEdits edits = new IsoEdits(source);
    Optional<String> left = json;
    for (Metadata tag : tags) {
      if (tag.holdsLabelsOnly()) {
        edits.remove(List.of(), tag.offset(), tag.end() - tag.offset());
      } else {
        change(source, edits, tag, left);
        left = Optional.empty();
      }
    }
    if (left.isPresent()) {
      edits.insert(List.of(), first(source), Metadata.tag(left.get()));
    }
    long growth = edits.moved(source.size()) - source.size();
    for (Metadata tag : tags) {
      if (growth != 0 && !tag.holdsLabelsOnly()) {
        for (long at : tag.positions()) {
          double place = Double.longBitsToDouble(source.bytes(at, 8).getLong());
          if (place >= HEADER && place < 1L << 52) {
            byte[] moved = ByteBuffer.allocate(8).putDouble(place + growth).array();
            edits.replace(List.of(), at, 8, moved);
          }
        }
      }
    }
    return edits.plan();
  }

  private static void change(
      MediaSource source, IsoEdits edits, Metadata tag, Optional<String> json) throws IOException {
    int growth = 0;
    for (Metadata.Property label : tag.labels()) {
      edits.remove(List.of(), label.offset(), label.end() - label.offset());
      growth -= (int) (label.end() - label.offset());
    }
    if (json.isPresent()) {
      byte[] property = Metadata.property(json.get());
      edits.insert(List.of(), tag.endMarker(), property);
      growth += property.length;
    }
    int values = (json.isPresent() ? 1 : 0) - tag.labels().size();
    if (tag.countAt() >= 0 && values != 0) {
      replace(edits, tag.countAt(), 4, source.u32(tag.countAt()) + values);
    }
    if (tag.dataLength() + growth >= 1 << 24) {
      throw source.malformed(tag.offset(), "script data of 16 MiB has no room for a label");
    }
    if (growth != 0) {
      replace(edits, tag.offset() + 1, 3, tag.dataLength() + growth);
      replace(edits, tag.end() - 4, 4, source.u32(tag.end() - 4) + growth);
    }
  }

  private static void replace(IsoEdits edits, long at, int length, long value) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> 8 * (length - 1 - i));
    }
    edits.replace(List.of(), at, length, bytes);
  }
}
