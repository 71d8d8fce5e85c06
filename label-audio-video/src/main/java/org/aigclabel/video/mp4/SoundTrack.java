package org.aigclabel.video.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/**
 * The one track of sound of a file without films, as far as other samples can be put between its
 * samples, which stay as they are.
 */
public final class SoundTrack {

  /**
   * Samples put before a sample of the track.
   *
   * @param before the sample that then follows; the count of samples for the end
   * @param samples of an equal coding
   */
  public record Inserted(int before, List<byte[]> samples) {}

  /** What would have to be changed too, and is not understood here. */
  private static final Set<String> FOREIGN =
      Set.of("ctts", "stss", "stz2", "stdp", "padb", "subs", "saiz", "saio", "senc", "cslg");

  private final Mp4File file;
  private final SoundCoding coding;
  private final SampleTable table;
  private final SampleTimes times;
  private final Presentation heard;
  private final double scale;

  private SoundTrack(Mp4File file, List<Box> path) throws IOException {
    MediaSource source = file.source();
    this.file = file;
    for (Box box : IsoBoxes.children(source, path.get(4))) {
      if (FOREIGN.contains(box.type())) {
        throw no(source, "its sample table has a box " + box.type());
      }
    }
    this.table = new SampleTable(source, path);
    List<Box> entries = IsoBoxes.children(source, table.require("stsd"));
    if (entries.size() != 1) {
      throw no(source, "it has " + entries.size() + " sample descriptions");
    }
    this.coding = SoundCoding.of(source, entries.get(0));
    this.times = SampleTimes.read(source, table.require("stts"), table.count());
    long movie = Duration.of(source, path.get(0), "mvhd").scale();
    long media = Duration.of(source, path.get(2), "mdhd").scale();
    this.scale = media / (double) movie;
    this.heard = Presentation.of(source, path, times.total(), scale);
  }

  /** Returns whether a file has sound and no film: the sound is the content then. */
  public static boolean alone(MediaSource source) throws IOException {
    Mp4File file = Mp4File.of(source);
    return file.moov().isPresent()
        && paths(source, file.moov().get(), "vide").isEmpty()
        && !paths(source, file.moov().get(), "soun").isEmpty();
  }

  /**
   * Finds the track.
   *
   * @throws UnsupportedMediaException that says what is not ordinary
   */
  public static SoundTrack of(MediaSource source) throws IOException {
    Mp4File file = Mp4File.of(source);
    Box moov = file.requireMoov();
    List<List<Box>> tracks = paths(source, moov, "soun");
    if (file.boxes().stream().anyMatch(box -> box.is("moof"))) {
      throw no(source, "it is fragmented");
    }
    if (tracks.size() != 1 || !paths(source, moov, "vide").isEmpty()) {
      throw no(source, "it has " + tracks.size() + " tracks of sound, or pictures");
    }
    return new SoundTrack(file, tracks.get(0));
  }

  /** Returns the boxes down to the sample table of each track with a handler. */
  static List<List<Box>> paths(MediaSource source, Box moov, String handler) throws IOException {
    List<List<Box>> tracks = new ArrayList<>();
    for (Box trak : IsoBoxes.find(source, moov, "trak")) {
      for (Box mdia : IsoBoxes.find(source, trak, "mdia")) {
        boolean wanted = false;
        for (Box hdlr : IsoBoxes.find(source, mdia, "hdlr")) {
          wanted |= source.startsWith(hdlr.payload() + 8, handler);
        }
        for (Box minf : wanted ? IsoBoxes.find(source, mdia, "minf") : List.<Box>of()) {
          for (Box stbl : IsoBoxes.find(source, minf, "stbl")) {
            tracks.add(List.of(moov, trak, mdia, minf, stbl));
          }
        }
      }
    }
    return tracks;
  }

  static UnsupportedMediaException no(MediaSource source, String why) {
    return new UnsupportedMediaException(source.name(), "no sample can be put in: " + why);
  }

  /** Returns how its samples are coded. */
  public SoundCoding coding() {
    return coding;
  }

  /** Returns the number of coded samples. */
  public int count() {
    return table.count();
  }

  /** Returns the bytes of a coded sample. */
  public int size(int sample) {
    return table.size(sample);
  }

  /** Returns the first coded sample that is heard as a whole, with those it builds upon. */
  public int first() {
    return Math.max(0, times.at(heard.start()) - lead());
  }

  /** Returns the coded sample after the last that is heard. */
  public int last() {
    // The movie's units are coarse: what is less than half of one is no sample more.
    return Math.min(count(), times.at(heard.end() - 1 - Math.round(scale / 2)) + 1);
  }

  /** Returns when a coded sample is heard, in seconds from the beginning. */
  public double seconds(int sample) {
    double units = times.start(sample) - (double) heard.start();
    return Math.max(0, units) * coding.length() / (coding.rate() * (double) times.usual());
  }

  /** Returns how many coded samples only prepare a decoder for the next. */
  private int lead() {
    return coding.encoder().equals("aac") ? 1 : 0;
  }

  /** Returns the bits a second of the coded samples. */
  public long bitrate() {
    long bytes = 0;
    for (int i = 0; i < count(); i++) {
      bytes += size(i);
    }
    return bytes * 8 * coding.rate() / coding.length() / count();
  }

  /** Returns coded samples. */
  public List<byte[]> samples(int from, int to) throws IOException {
    long[] offsets = table.offsets(to);
    List<byte[]> samples = new ArrayList<>();
    for (int i = from; i < to; i++) {
      samples.add(table.sample(i, offsets[i]));
    }
    return samples;
  }

  /**
   * Returns the file with samples put in; where it begins and ends to be heard follows.
   *
   * @param parts in order
   */
  public Plan with(List<Inserted> parts) throws IOException {
    boolean behind = parts.stream().anyMatch(part -> part.before() == count());
    SampleTimes whole = behind && lead() > 0 ? times.filled() : times;
    long from = heard.start();
    long to = heard.end();
    long growth = 0;
    for (Inserted part : parts) {
      from = part.before() == first() ? times.start(first()) + lead() * times.usual() : from;
      to = part.before() == last() ? whole.start(last()) : to;
      growth += part.samples().size() * times.usual();
    }
    long[] range = {from, to + growth};
    long total = whole.total() + growth;
    long more = Math.round((range[1] - range[0] - heard.length()) / scale);
    Chapters chapters = new Chapters(file.source(), path().get(0), pauses(parts));
    return new SoundInsert(file, table, whole, parts)
        .plan(
            edits -> {
              heard.write(edits, range, total, scale);
              length(edits, path().get(0), "mvhd", more);
              length(edits, path().get(1), "tkhd", more);
              Duration.of(file.source(), path().get(2), "mdhd").set(edits, total);
              chapters.move(edits);
            });
  }

  private List<Box> path() {
    return table.path();
  }

  private void length(IsoEdits edits, Box parent, String type, long more) throws IOException {
    Duration old = Duration.of(file.source(), parent, type);
    old.set(edits, old.value() + more);
  }

  private List<Chapters.Pause> pauses(List<Inserted> parts) {
    double each = coding.length() / (double) coding.rate();
    return parts.stream()
        .map(part -> new Chapters.Pause(seconds(part.before()), part.samples().size() * each))
        .toList();
  }
}
