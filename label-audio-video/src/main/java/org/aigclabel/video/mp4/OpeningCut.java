package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.draw.Canvas;
import org.aigclabel.video.avc.AvcConfiguration;
import org.aigclabel.video.avc.AvcOpening;
import org.aigclabel.video.avc.NalUnits;

/**
 * The opening of a film: the pictures up to the first one at or after a time that stands alone.
 * They can be replaced; every later picture and all sound stay as they are.
 */
public final class OpeningCut {

  private static final long MOST_BYTES = 512L << 20;

  private final VideoTrack track;
  private final MediaSource source;
  private final SampleTable table;
  private final long[] times;
  private final int[] delays;
  private final int end;
  private final long[] offsets;

  private OpeningCut(VideoTrack track, double seconds) throws IOException {
    this.track = track;
    this.source = track.file().source();
    this.table = new SampleTable(source, track.path());
    this.times = table.decodingTimes();
    this.delays = table.compositionOffsets();
    this.end = end(seconds);
    this.offsets = table.offsets(end);
    long total = 0;
    for (int i = 0; i < end; i++) {
      total += table.size(i);
    }
    if (total > MOST_BYTES) {
      throw VideoTrack.no(source, "its opening has " + total + " bytes");
    }
  }

  /**
   * Finds the opening of a film of ordinary H.264.
   *
   * @throws org.aigclabel.UnsupportedMediaException that says what is not ordinary
   */
  public static OpeningCut of(MediaSource source, double seconds) throws IOException {
    try {
      return new OpeningCut(VideoTrack.of(Mp4File.of(source)), seconds);
    } catch (IllegalStateException e) {
      throw VideoTrack.no(source, String.valueOf(e.getMessage()));
    }
  }

  private int end(double seconds) throws IOException {
    long wanted = track.start() + (long) Math.ceil(seconds * track.timescale());
    int lengthBytes = track.configuration().lengthBytes();
    long[] all = table.offsets(table.count());
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < table.count(); i++) {
      long shown = times[i] + delays[i];
      if (i > 0
          && shown >= wanted
          && shown > latest
          && table.isSync(i)
          && NalUnits.isIdr(table.sample(i, all[i]), lengthBytes)) {
        return i;
      }
      latest = Math.max(latest, shown);
    }
    return table.count();
  }

  /** Returns the number of pictures in the opening. */
  public int count() {
    return end;
  }

  /** Returns whether the opening is the whole film, for want of a later place to cut. */
  public boolean isWhole() {
    return end == table.count();
  }

  /** Returns the frame as it is displayed, with square pixels. */
  public Canvas canvas() {
    return track.canvas();
  }

  /** Returns the displayed width of a stored pixel by its height. */
  public double stretch() {
    return track.stretch();
  }

  /** Returns the parameter sets with start codes. */
  public byte[] head() {
    return track.configuration().startCodes();
  }

  /** Returns one picture of the opening with start codes. */
  public byte[] picture(int i) throws IOException {
    return NalUnits.startCodes(table.sample(i, offsets[i]), track.configuration().lengthBytes());
  }

  /**
   * Returns the film with other pictures in its opening.
   *
   * @param stream as many pictures as {@link #count}, in the order of display, without B-frames
   */
  public Plan with(byte[] stream) throws IOException {
    AvcOpening opening;
    try {
      opening = AvcOpening.join(track.configuration(), stream);
    } catch (IllegalStateException e) {
      throw VideoTrack.no(source, String.valueOf(e.getMessage()));
    }
    if (opening.samples().size() != end) {
      throw VideoTrack.no(
          source, opening.samples().size() + " pictures were decoded where " + end + " are stored");
    }
    Mp4File file = track.file();
    file.requireMovable();
    Relocation relocation = new Relocation(file);
    IsoEdits edits;
    do {
      edits = new IsoEdits(source);
      samples(edits, opening.samples());
      tables(edits, opening);
      relocation.reserve(edits);
      Mp4Edit.pad(file, edits);
    } while (relocation.widen(edits));
    relocation.fill(edits);
    return edits.plan();
  }

  private void samples(IsoEdits edits, List<byte[]> samples) throws IOException {
    List<Box> boxes = track.file().boxes();
    for (int i = 0; i < end; i++) {
      long from = offsets[i];
      long to = from + table.size(i);
      Box mdat =
          boxes.stream()
              .filter(box -> box.is("mdat") && from >= box.payload() && to <= box.end())
              .findFirst()
              .orElseThrow(() -> VideoTrack.no(source, "samples outside the mdat boxes"));
      edits.replace(List.of(mdat), from, table.size(i), samples.get(i));
    }
  }

  private void tables(IsoEdits edits, AvcOpening opening) throws IOException {
    List<Box> stbl = track.path();
    Box stsz = track.table("stsz").orElseThrow();
    replace(edits, stbl, stsz, stsz(opening.samples()));
    Optional<Box> ctts = track.table("ctts");
    if (ctts.isPresent()) {
      replace(edits, stbl, ctts.get(), ctts(source.u8(ctts.get().payload())));
    }
    Optional<Box> stss = track.table("stss");
    if (stss.isPresent()) {
      replace(edits, stbl, stss.get(), stss());
    } else if (end > 1) {
      edits.insert(stbl, stbl.get(4).end(), stss());
    }
    Optional<Box> sdtp = track.table("sdtp");
    if (sdtp.isPresent()) {
      int known = (int) Math.max(0, Math.min(end, sdtp.get().payloadLength() - 4));
      edits.replace(inside(stbl, sdtp.get()), sdtp.get().payload() + 4, known, new byte[known]);
    }
    Box stsd = track.table("stsd").orElseThrow();
    AvcConfiguration old = track.configuration();
    byte[] avcc = opening.configuration();
    if (old.sets().isEmpty()) {
      throw VideoTrack.no(source, "no parameter sets");
    }
    List<Box> path = inside(inside(inside(stbl, stsd), track.entry()), track.avcc());
    edits.replace(path, track.avcc().payload(), track.avcc().payloadLength(), avcc);
  }

  private static void replace(IsoEdits edits, List<Box> path, Box box, byte[] bytes) {
    edits.replace(path, box.offset(), box.length(), bytes);
  }

  private static List<Box> inside(List<Box> path, Box box) {
    List<Box> longer = new ArrayList<>(path);
    longer.add(box);
    return longer;
  }

  private byte[] stsz(List<byte[]> samples) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * table.count());
    bytes.putInt(0).putInt(table.count());
    for (int i = 0; i < table.count(); i++) {
      bytes.putInt(i < end ? samples.get(i).length : table.size(i));
    }
    return IsoBoxes.fullBox("stsz", 0, 0, bytes.array());
  }

  /** Shows the new pictures, which are in order, at the times of the old ones. */
  private byte[] ctts(int version) {
    long[] shown = new long[end];
    for (int i = 0; i < end; i++) {
      shown[i] = times[i] + delays[i];
    }
    Arrays.sort(shown);
    ByteBuffer runs = ByteBuffer.allocate(8 * table.count());
    int count = 0;
    for (int i = 0; i < table.count(); ) {
      int delay = i < end ? (int) (shown[i] - times[i]) : delays[i];
      int next = i + 1;
      while (next < table.count()
          && delay == (next < end ? (int) (shown[next] - times[next]) : delays[next])) {
        next++;
      }
      runs.putInt(next - i).putInt(delay);
      count++;
      i = next;
    }
    byte[] number = ByteBuffer.allocate(4).putInt(count).array();
    return IsoBoxes.fullBox("ctts", version, 0, number, Arrays.copyOf(runs.array(), 8 * count));
  }

  private byte[] stss() {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * table.count()).putInt(0).putInt(1);
    for (int i = end; i < table.count(); i++) {
      if (table.isSync(i)) {
        bytes.putInt(i + 1);
      }
    }
    int length = bytes.position();
    bytes.putInt(0, length / 4 - 1);
    return IsoBoxes.fullBox("stss", 0, 0, Arrays.copyOf(bytes.array(), length));
  }
}
