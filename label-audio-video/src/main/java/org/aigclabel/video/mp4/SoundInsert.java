package org.aigclabel.video.mp4;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.video.mp4.SoundTrack.Inserted;

/** One edit that puts samples into a track: the bytes, and all tables that count them. */
final class SoundInsert {

  private static final List<String> COUNTING = List.of("sbgp", "sdtp");

  private final Mp4File file;
  private final MediaSource source;
  private final List<Box> path;
  private final SampleTable table;
  private final SampleTimes times;
  private final List<Inserted> parts;
  private final SoundChunks chunks;

  SoundInsert(Mp4File file, SampleTable table, SampleTimes times, List<Inserted> parts)
      throws IOException {
    this.file = file;
    this.source = file.source();
    this.path = table.path();
    this.table = table;
    this.times = times;
    this.parts = parts;
    this.chunks = SoundChunks.of(source, table, parts);
  }

  /** Changes of a file. */
  interface Changes {
    void make(IsoEdits edits) throws IOException;
  }

  /** Returns the file with the samples and with further changes. */
  Plan plan(Changes more) throws IOException {
    file.requireMovable();
    Relocation relocation = new Relocation(file, List.of(chunks.box()));
    boolean wide = chunks.box().is("co64");
    while (true) {
      IsoEdits edits = new IsoEdits(source);
      more.make(edits);
      bytes(edits);
      tables(edits);
      byte[] room = chunks.room(wide);
      edits.replace(path, chunks.box().offset(), chunks.box().length(), room);
      relocation.reserve(edits);
      Mp4Edit.pad(file, edits);
      boolean narrow = !wide && !chunks.fit(edits);
      if (!relocation.widen(edits) && !narrow) {
        relocation.fill(edits);
        chunks.fill(edits, room, wide);
        return edits.plan();
      }
      wide |= narrow;
    }
  }

  private void bytes(IsoEdits edits) throws IOException {
    for (Inserted part : parts) {
      long at = chunks.place(part);
      Box mdat =
          file.boxes().stream()
              .filter(box -> box.is("mdat") && at >= box.payload() && at <= box.end())
              .findFirst()
              .orElseThrow(() -> SoundTrack.no(source, "samples outside the mdat boxes"));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      part.samples().forEach(bytes::writeBytes);
      edits.insert(List.of(mdat), at, bytes.toByteArray());
    }
  }

  private void tables(IsoEdits edits) throws IOException {
    SampleTimes longer = times;
    int shift = 0;
    for (Inserted part : parts) {
      longer = longer.with(part.before() + shift, part.samples().size());
      shift += part.samples().size();
    }
    replace(edits, table.require("stts"), longer.box());
    replace(edits, table.require("stsz"), sizes());
    replace(edits, table.require("stsc"), chunks.runs());
    for (Box box : IsoBoxes.children(source, path.get(4))) {
      if (COUNTING.contains(box.type())) {
        byte[] counted = IsoBoxes.payload(source, box);
        replace(edits, box, box.is("sdtp") ? flags(counted) : groups(counted, box));
      }
    }
  }

  private void replace(IsoEdits edits, Box box, byte[] bytes) {
    edits.replace(path, box.offset(), box.length(), bytes);
  }

  private byte[] sizes() {
    int count = table.count() + parts.stream().mapToInt(part -> part.samples().size()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * count).putInt(0).putInt(count);
    for (int i = 0; i <= table.count(); i++) {
      for (Inserted part : parts) {
        if (part.before() == i) {
          part.samples().forEach(sample -> bytes.putInt(sample.length));
        }
      }
      if (i < table.count()) {
        bytes.putInt(table.size(i));
      }
    }
    return IsoBoxes.fullBox("stsz", 0, 0, bytes.array());
  }

  private byte[] flags(byte[] old) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < old.length - 4 || i <= table.count(); i++) {
      for (Inserted part : parts) {
        bytes.writeBytes(new byte[part.before() == i ? part.samples().size() : 0]);
      }
      if (i < old.length - 4) {
        bytes.write(old[4 + i]);
      }
    }
    return IsoBoxes.fullBox("sdtp", 0, 0, bytes.toByteArray());
  }

  /** New samples are of the group of the sample they stand before, or behind at the end. */
  private byte[] groups(byte[] old, Box box) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(old.clone());
    int at = bytes.limit() >= 12 && old[0] == 1 ? 12 : 8;
    int count = bytes.limit() >= at + 4 ? bytes.getInt(at) : -1;
    if (count < 0 || at + 4 + 8L * count > bytes.limit()) {
      throw source.malformed(box.offset(), "sbgp of " + count + " groups");
    }
    int sample = 0;
    for (int i = 0; i < count; i++) {
      int run = at + 4 + 8 * i;
      int members = bytes.getInt(run);
      int end = sample + Math.max(0, members);
      for (Inserted part : parts) {
        boolean here = part.before() >= sample && part.before() < end;
        boolean behind = part.before() == table.count() && end == table.count() && members > 0;
        if (here || behind) {
          members += part.samples().size();
        }
      }
      bytes.putInt(run, members);
      sample = end;
    }
    return IsoBoxes.box("sbgp", bytes.array());
  }
}
