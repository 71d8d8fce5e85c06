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
import org.aigclabel.video.splice.Exchange;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmTrack;
import org.aigclabel.video.splice.PictureStream.Encoded;
import org.aigclabel.video.splice.Section;

/**
 * A film whose samples are listed in its movie box: its pictures, and others put in their stead.
 */
final class Mp4Film implements Film {

  private final VideoTrack track;
  private final MediaSource source;
  private final SampleTable table;
  private final long[] times;
  private final int[] delays;
  private final long[] offsets;

  Mp4Film(VideoTrack track) throws IOException {
    this.track = track;
    this.source = track.file().source();
    this.table = new SampleTable(source, track.path());
    this.times = table.decodingTimes();
    this.delays = table.compositionOffsets();
    this.offsets = table.offsets(table.count());
  }

  @Override
  public FilmTrack track() {
    return track;
  }

  @Override
  public int count() {
    return table.count();
  }

  @Override
  public double shown(int i) {
    return (times[i] + delays[i] - track.start()) / (double) track.timescale();
  }

  @Override
  public boolean isKey(int i) {
    return table.isSync(i);
  }

  @Override
  public byte[] picture(int i) throws IOException {
    return table.sample(i, offsets[i]);
  }

  @Override
  public Plan with(List<Section> sections, Encoded pictures) throws IOException {
    Exchange exchange = new Exchange(sections, pictures.samples());
    Mp4File file = track.file();
    file.requireMovable();
    Relocation relocation = new Relocation(file);
    IsoEdits edits;
    do {
      edits = new IsoEdits(source);
      samples(edits, exchange);
      tables(edits, exchange);
      track.configure(edits, pictures.configuration());
      relocation.reserve(edits);
      Mp4Edit.pad(file, edits);
    } while (relocation.widen(edits));
    relocation.fill(edits);
    return edits.plan();
  }

  private void samples(IsoEdits edits, Exchange exchange) throws IOException {
    List<Box> media = track.file().boxes().stream().filter(box -> box.is("mdat")).toList();
    for (int i = 0; i < table.count(); i++) {
      if (exchange.isNew(i)) {
        long from = offsets[i];
        long to = from + table.size(i);
        Box mdat =
            media.stream()
                .filter(box -> from >= box.payload() && to <= box.end())
                .findFirst()
                .orElseThrow(() -> VideoTrack.no(source, "samples outside the mdat boxes"));
        edits.replace(List.of(mdat), from, table.size(i), exchange.sample(i));
      }
    }
  }

  private void tables(IsoEdits edits, Exchange exchange) throws IOException {
    List<Box> stbl = track.path();
    replace(edits, stbl, track.table("stsz").orElseThrow(), stsz(exchange));
    Optional<Box> ctts = track.table("ctts");
    if (ctts.isPresent()) {
      byte[] delayed = ctts(exchange, source.u8(ctts.get().payload()));
      replace(edits, stbl, ctts.get(), delayed);
    }
    Optional<Box> stss = track.table("stss");
    if (stss.isPresent()) {
      replace(edits, stbl, stss.get(), stss(exchange));
    } else {
      edits.insert(stbl, stbl.get(4).end(), stss(exchange));
    }
    Optional<Box> sdtp = track.table("sdtp");
    if (sdtp.isPresent()) {
      for (int i = 0; i < Math.min(table.count(), sdtp.get().payloadLength() - 4); i++) {
        if (exchange.isNew(i)) {
          edits.replace(inside(stbl, sdtp.get()), sdtp.get().payload() + 4 + i, 1, new byte[1]);
        }
      }
    }
  }

  private static void replace(IsoEdits edits, List<Box> path, Box box, byte[] bytes) {
    edits.replace(path, box.offset(), box.length(), bytes);
  }

  private static List<Box> inside(List<Box> path, Box box) {
    List<Box> longer = new ArrayList<>(path);
    longer.add(box);
    return longer;
  }

  private byte[] stsz(Exchange exchange) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * table.count());
    bytes.putInt(0).putInt(table.count());
    for (int i = 0; i < table.count(); i++) {
      bytes.putInt(exchange.isNew(i) ? exchange.sample(i).length : table.size(i));
    }
    return IsoBoxes.fullBox("stsz", 0, 0, bytes.array());
  }

  /** Shows the new pictures, which are in order, at the times of the old ones. */
  private byte[] ctts(Exchange exchange, int version) {
    int[] delay = delays.clone();
    for (Section section : exchange.sections()) {
      long[] shown = new long[section.count()];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = times[section.from() + i] + delays[section.from() + i];
      }
      Arrays.sort(shown);
      for (int i = 0; i < shown.length; i++) {
        delay[section.from() + i] = (int) (shown[i] - times[section.from() + i]);
      }
    }
    ByteBuffer runs = ByteBuffer.allocate(8 * delay.length);
    int count = 0;
    for (int i = 0, next; i < delay.length; i = next) {
      for (next = i + 1; next < delay.length && delay[next] == delay[i]; ) {
        next++;
      }
      runs.putInt(next - i).putInt(delay[i]);
      count++;
    }
    byte[] number = ByteBuffer.allocate(4).putInt(count).array();
    return IsoBoxes.fullBox("ctts", version, 0, number, Arrays.copyOf(runs.array(), 8 * count));
  }

  private byte[] stss(Exchange exchange) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * table.count()).putInt(0);
    for (int i = 0; i < table.count(); i++) {
      if (exchange.isNew(i) ? exchange.isFirst(i) : table.isSync(i)) {
        bytes.putInt(i + 1);
      }
    }
    int length = bytes.position();
    bytes.putInt(0, length / 4 - 1);
    return IsoBoxes.fullBox("stss", 0, 0, Arrays.copyOf(bytes.array(), length));
  }
}
