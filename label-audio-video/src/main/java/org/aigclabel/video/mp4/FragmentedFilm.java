package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.video.mp4.TrackRun.Sample;
import org.aigclabel.video.splice.Exchange;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmTrack;
import org.aigclabel.video.splice.PictureStream.Encoded;
import org.aigclabel.video.splice.Section;

/** A film whose samples are listed in movie fragments: its pictures, and others in their stead. */
final class FragmentedFilm implements Film {

  private static final int KEY = 0x2000000;
  private static final int OTHER = 0x1000000 | TrackRun.NO_KEY;

  /** A sample in its run, and whether it is the first of its fragment. */
  private record Picture(TrackRun run, Sample sample, long offset, long time, boolean first) {}

  private final VideoTrack track;
  private final MediaSource source;
  private final List<MovieFragment> fragments = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();

  FragmentedFilm(VideoTrack track) throws IOException {
    this.track = track;
    this.source = track.file().source();
    Box stsz = track.table("stsz").orElseThrow(() -> VideoTrack.no(source, "it has no stsz box"));
    if (source.u32(stsz.payload() + 8) != 0) {
      throw VideoTrack.no(source, "it is fragmented in part");
    }
    Box tkhd = IsoBoxes.find(source, track.path().get(1), "tkhd").get(0);
    long id = source.u32(tkhd.payload() + (source.u8(tkhd.payload()) == 1 ? 20 : 12));
    Map<Long, Sample> usual = usual();
    long time = 0;
    for (Box box : track.file().boxes()) {
      if (box.is("moof")) {
        MovieFragment fragment = MovieFragment.read(source, box, usual);
        fragments.add(fragment);
        for (MovieFragment.Track part : fragment.tracks()) {
          if (part.id() == id) {
            time = add(part, part.time() < 0 ? time : part.time());
          }
        }
      }
    }
  }

  private Map<Long, Sample> usual() throws IOException {
    Map<Long, Sample> usual = new HashMap<>();
    for (Box trex : IsoBoxes.find(source, track.path().get(0), "mvex", "trex")) {
      ByteBuffer in = source.bytes(trex.payload(), 24);
      Sample sample = new Sample(in.getInt(12) & 0xFFFFFFFFL, in.getInt(16), in.getInt(20), 0);
      usual.put(in.getInt(4) & 0xFFFFFFFFL, sample);
    }
    return usual;
  }

  private long add(MovieFragment.Track part, long from) throws IOException {
    long time = from;
    boolean first = true;
    for (TrackRun run : part.runs()) {
      long at = run.start();
      for (Sample sample : run.samples()) {
        pictures.add(new Picture(run, sample, at, time, first));
        at += sample.size();
        time += sample.duration();
        first = false;
      }
      if (pictures.size() > source.limits().items() * 4L) {
        throw source.malformed(run.box().offset(), "more pictures than " + pictures.size());
      }
    }
    return time;
  }

  @Override
  public FilmTrack track() {
    return track;
  }

  @Override
  public int count() {
    return pictures.size();
  }

  @Override
  public double shown(int i) {
    return (shownAt(i) - track.start()) / (double) track.timescale();
  }

  private long shownAt(int i) {
    return pictures.get(i).time() + pictures.get(i).sample().delay();
  }

  @Override
  public boolean isKey(int i) {
    return pictures.get(i).sample().isKey();
  }

  @Override
  public boolean isEntry(int i) throws IOException {
    return pictures.get(i).first() && isKey(i) && track.stream().standsAlone(picture(i));
  }

  @Override
  public byte[] picture(int i) throws IOException {
    return source.array(pictures.get(i).offset(), pictures.get(i).sample().size());
  }

  @Override
  public Plan with(List<Section> sections, Encoded encoded) throws IOException {
    Exchange exchange = new Exchange(sections, encoded.samples());
    Mp4File file = track.file();
    file.requireMovable();
    Relocation relocation = new Relocation(file);
    Map<TrackRun, byte[]> runs;
    IsoEdits edits;
    do {
      edits = new IsoEdits(source);
      samples(edits, exchange);
      runs = runs(edits, exchange);
      track.configure(edits, encoded.configuration());
      relocation.reserve(edits);
      Mp4Edit.pad(file, edits);
    } while (relocation.widen(edits));
    relocation.fill(edits);
    offsets(edits, runs);
    for (Box box : file.boxes()) {
      if (box.is("sidx")) {
        SegmentIndex.read(source, box).resize(source, edits);
      }
    }
    return edits.plan();
  }

  private void samples(IsoEdits edits, Exchange exchange) throws IOException {
    List<Box> media = track.file().boxes().stream().filter(box -> box.is("mdat")).toList();
    for (int i = 0; i < count(); i++) {
      if (exchange.isNew(i)) {
        long from = pictures.get(i).offset();
        int size = pictures.get(i).sample().size();
        Box mdat =
            media.stream()
                .filter(box -> from >= box.payload() && from + size <= box.end())
                .findFirst()
                .orElseThrow(() -> VideoTrack.no(source, "samples outside the mdat boxes"));
        edits.replace(List.of(mdat), from, size, exchange.sample(i));
      }
    }
  }

  /** Returns the boxes of the runs with new samples, which have no offsets yet. */
  private Map<TrackRun, byte[]> runs(IsoEdits edits, Exchange exchange) throws IOException {
    int[] delays = delays(exchange);
    Map<TrackRun, byte[]> made = new LinkedHashMap<>();
    for (int i = 0, next; i < count(); i = next) {
      TrackRun run = pictures.get(i).run();
      next = i + run.samples().size();
      boolean changed = false;
      ByteBuffer body = ByteBuffer.allocate(8 + 16 * run.samples().size());
      body.putInt(run.samples().size()).putInt(0);
      for (int n = i; n < next; n++) {
        Sample sample = pictures.get(n).sample();
        boolean isNew = exchange.isNew(n);
        boolean key = exchange.isFirst(n) || isEntry(n);
        changed |= isNew;
        body.putInt((int) sample.duration());
        body.putInt(isNew ? exchange.sample(n).length : sample.size());
        body.putInt(!isNew ? sample.flags() : key ? KEY : OTHER);
        body.putInt(delays[n]);
      }
      if (changed) {
        int fields =
            TrackRun.OFFSET | TrackRun.DURATION | TrackRun.SIZE | TrackRun.FLAGS | TrackRun.DELAY;
        int version = source.u8(run.box().payload());
        byte[] bytes = IsoBoxes.fullBox("trun", version, fields, body.array());
        edits.replace(run.path(), run.box().offset(), run.box().length(), bytes);
        made.put(run, bytes);
      }
    }
    return made;
  }

  /** Shows the new pictures, which are in order, at the times of the old ones. */
  private int[] delays(Exchange exchange) {
    int[] delays = new int[count()];
    for (int i = 0; i < delays.length; i++) {
      delays[i] = pictures.get(i).sample().delay();
    }
    for (Section section : exchange.sections()) {
      long[] shown = new long[section.count()];
      for (int i = 0; i < shown.length; i++) {
        shown[i] = shownAt(section.from() + i);
      }
      Arrays.sort(shown);
      for (int i = 0; i < shown.length; i++) {
        delays[section.from() + i] = (int) (shown[i] - pictures.get(section.from() + i).time());
      }
    }
    return delays;
  }

  /** Sets the offsets of all runs in fragments that have changed. */
  private void offsets(IsoEdits edits, Map<TrackRun, byte[]> made) throws IOException {
    for (MovieFragment fragment : fragments) {
      List<TrackRun> runs = fragment.tracks().stream().flatMap(t -> t.runs().stream()).toList();
      if (runs.stream().noneMatch(made::containsKey)) {
        continue;
      }
      for (TrackRun run : runs) {
        int offset = (int) (edits.moved(run.start()) - edits.moved(run.base()));
        byte[] bytes = made.get(run);
        if (bytes != null) {
          ByteBuffer.wrap(bytes).putInt(16, offset);
        } else if (run.statesOffset(source)) {
          byte[] number = ByteBuffer.allocate(4).putInt(offset).array();
          edits.replace(run.path(), run.offsetAt(), 4, number);
        }
      }
    }
  }
}
