import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.MediaFormat;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.aiff.AiffTag;
import org.jaudiotagger.tag.flac.FlacTag;
import org.jaudiotagger.tag.id3.AbstractID3v2Tag;
import org.jaudiotagger.tag.id3.ID3v24Tag;
import org.jaudiotagger.tag.id3.framebody.FrameBodyTXXX;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTag;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTagField;
import org.jaudiotagger.tag.wav.WavTag;

/** Labels every file given and holds the results against the original; a row a file that is not as it should be, then totals. */
public class AudioCorpus {
  static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "c0ffee");
  static final Map<String, int[]> totals = new TreeMap<>();
  static Path work;

  public static void main(String[] files) throws Exception {
    Logger.getLogger("org.jaudiotagger").setLevel(Level.OFF);
    work = Files.createTempDirectory("audio-corpus");
    for (String file : files) {
      Path in = Path.of(file);
      try (MediaSource source = MediaSource.of(in)) {
        var format = Formats.installed().find(source);
        if (format.isEmpty()) System.out.printf("| %s | no sound that is known | |%n", in.getFileName());
        else file(in, source, format.get());
      }
    }
    System.out.printf("%n| check | as it should be | of |%n|---|--:|--:|%n");
    totals.forEach((name, t) -> System.out.printf("| %s | %d | %d |%n", name, t[0], t[1]));
  }

  static void count(Path in, String check, boolean right, String detail) {
    int[] total = totals.computeIfAbsent(check, c -> new int[2]);
    total[0] += right ? 1 : 0;
    total[1]++;
    if (!right) System.out.printf("| %s | %s | %s |%n", in.getFileName(), check, detail);
  }

  static void file(Path in, MediaSource source, MediaFormat format) throws Exception {
    int[] before = pcm(in);
    boolean decodes = before.length > 0;
    Path out = work.resolve("implicit-" + in.getFileName());
    try {
      Files.write(out, format.write(source, LABEL, format.carriers().get(0)).toBytes());
      count(in, "ours: implicit label read back", read(out), "lost");
      if (decodes) count(in, "implicit: decoded sound the same", java.util.Arrays.equals(before, pcm(out)), "differs");
      complaints(in, out, "implicit");
    } catch (IOException | RuntimeException e) {
      count(in, "ours: implicit label read back", false, e.getMessage());
    }
    ffmpeg(in);
    jaudiotagger(in);
    if (!decodes) return;
    for (AudioCue.Place place : List.of(AudioCue.Place.START, AudioCue.Place.MIDDLE, AudioCue.Place.END)) cue(in, source, format, place, before);
  }

  static void cue(Path in, MediaSource source, MediaFormat format, AudioCue.Place place, int[] before) throws Exception {
    Path out = work.resolve(place + "-" + in.getFileName());
    String where = place.toString().toLowerCase(Locale.ROOT);
    var labeler = Formats.installed().labeler(format.type());
    if (labeler.isEmpty()) return;
    String notes;
    try (Rendering made = labeler.get().label(source, ExplicitLabel.standard().sounding(AudioCue.standard().at(place)))) {
      Files.write(out, made.plan().toBytes());
      notes = made.notes().toString();
    } catch (IOException | RuntimeException e) {
      count(in, "cue " + where + ": put in", false, e.getMessage());
      return;
    }
    count(in, "cue " + where + ": put in", true, "");
    count(in, "cue " + where + ": nothing else encoded", !notes.contains("reencoded"), notes);
    int[] after = pcm(out);
    int channels = (int) number(in, "stream=channels");
    double rate = number(in, "stream=sample_rate");
    double more = (after.length - before.length) / channels / rate;
    count(in, "cue " + where + ": longer by 1.2 to 1.7 s", more > 1.2 && more < 1.7, more + " s");
    double said = number(out, "format=duration") - number(in, "format=duration");
    count(in, "cue " + where + ": stated duration follows, within 0.06 s", Math.abs(said - more) < 0.06, said + " s, not " + more);
    if (!notes.contains("reencoded")) {
      int head = common(before, after, 1);
      int tail = common(before, after, -1);
      int lost = Math.max(0, before.length - head - tail) / channels;
      count(in, "cue " + where + ": sound outside identical", lost == 0, lost + " samples differ of " + before.length / channels + ", by " + loudest(before, after, head, tail) + " dB of full scale at most");
      complaints(in, out, "cue");
    }
    var found = Formats.installed().detectors().stream().filter(d -> d.supports(format.type())).findFirst();
    if (found.isPresent()) try (MediaSource made = MediaSource.of(out)) {
      int hits = found.get().detect(made).size();
      count(in, "cue " + where + ": found again", hits == 1, hits + " found");
    }
  }

  static int common(int[] a, int[] b, int step) {
    int n = 0;
    int most = Math.min(a.length, b.length);
    while (n < most && (step > 0 ? a[n] == b[n] : a[a.length - 1 - n] == b[b.length - 1 - n])) n++;
    return n;
  }

  /** The greatest difference between what differs, aligned with whichever end is nearer to it. */
  static long loudest(int[] a, int[] b, int head, int tail) {
    int shift = tail > head ? b.length - a.length : 0;
    double most = 0;
    for (int i = head; i < a.length - tail && i + shift < b.length; i++) most = Math.max(most, Math.abs((double) a[i] - b[i + shift]));
    return Math.round(20 * Math.log10(most / Integer.MIN_VALUE * -1));
  }

  static boolean read(Path file) throws IOException {
    try (MediaSource made = MediaSource.of(file)) {
      List<LabelSite> sites = Formats.installed().require(made).read(made);
      return sites.size() == 1 && sites.get(0).label().map(LABEL::equals).orElse(false);
    }
  }

  static byte[] run(List<String> command) throws Exception {
    Path errors = work.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    process.waitFor();
    return out;
  }

  static int[] pcm(Path file) throws Exception {
    byte[] bytes = run(List.of("ffmpeg", "-v", "error", "-i", file.toString(), "-map", "0:a:0", "-f", "s32le", "-"));
    IntBuffer ints = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int[] pcm = new int[ints.remaining()];
    ints.get(pcm);
    return pcm;
  }

  static double number(Path file, String entry) throws Exception {
    byte[] out = run(List.of("ffprobe", "-v", "error", "-select_streams", "a:0", "-show_entries", entry, "-of", "csv=p=0", file.toString()));
    try {
      return Double.parseDouble(new String(out).trim().split("[\n,]")[0]);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  static void complaints(Path in, Path out, String what) throws Exception {
    String name = in.toString().toLowerCase(Locale.ROOT);
    List<List<String>> tools = new ArrayList<>();
    if (name.endsWith(".mp3")) tools.add(List.of("mp3val"));
    if (name.endsWith(".flac")) tools.add(List.of("flac", "-t", "-s"));
    if (name.endsWith(".ogg") || name.endsWith(".opus")) tools.add(List.of("ogginfo"));
    if (name.endsWith(".opus")) tools.add(List.of("opusinfo"));
    tools.add(List.of("mediainfo", "--Details=0"));
    tools.add(List.of("ffprobe", "-v", "warning"));
    for (List<String> tool : tools) {
      long old = complaints(tool, in);
      long now = complaints(tool, out);
      count(in, what + ": no new complaint of " + tool.get(0), now <= old, new String(Files.readAllBytes(work.resolve("errors"))).strip() + said);
    }
  }

  static String said = "";

  static long complaints(List<String> tool, Path file) throws Exception {
    List<String> command = new ArrayList<>(tool);
    command.add(file.toString());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(run(command));
    all.writeBytes(Files.readAllBytes(work.resolve("errors")));
    List<String> lines = all.toString().lines().filter(l -> l.matches("(?i).*(warning|error|invalid|corrupt|conformance error|problem|\\[.*@).*")).toList();
    said = lines.toString();
    return lines.size();
  }

  static void ffmpeg(Path in) throws Exception {
    Path out = work.resolve("ffmpeg-" + in.getFileName());
    run(List.of("ffmpeg", "-y", "-v", "error", "-i", in.toString(), "-map", "0:a", "-c", "copy", "-metadata", "AIGC=" + LABEL.toJson(), "-movflags", "use_metadata_tags", out.toString()));
    boolean kept = false;
    if (Files.exists(out)) {
      String tags = new String(run(List.of("ffprobe", "-v", "error", "-show_entries", "format_tags=AIGC:stream_tags=AIGC", "-of", "default", out.toString())));
      kept = tags.contains("c0ffee");
    }
    count(in, "peer FFmpeg: label written and read back", kept, Files.exists(out) ? "lost, exit 0" : "cannot write it");
  }

  static void jaudiotagger(Path in) throws Exception {
    Path out = work.resolve("jaudiotagger-" + in.getFileName());
    Files.copy(in, out, StandardCopyOption.REPLACE_EXISTING);
    boolean kept = false;
    String why = "lost";
    try {
      AudioFile file = AudioFileIO.read(out.toFile());
      tag(file.getTagOrCreateAndSetDefault());
      file.commit();
      kept = AudioFileIO.read(out.toFile()).getTag().toString().contains("c0ffee");
    } catch (Exception | Error e) {
      why = String.valueOf(e.getMessage());
    }
    count(in, "peer jaudiotagger: label written and read back", kept, why);
  }

  static void tag(Tag tag) throws Exception {
    if (tag instanceof FlacTag flac) tag(flac.getVorbisCommentTag());
    else if (tag instanceof VorbisCommentTag comments) comments.setField(new VorbisCommentTagField("AIGC", LABEL.toJson()));
    else if (tag instanceof WavTag wav) tag(wav.getID3Tag() == null ? fresh(wav) : wav.getID3Tag());
    else if (tag instanceof AiffTag aiff) tag(aiff.getID3Tag());
    else if (tag instanceof AbstractID3v2Tag id3) {
      var frame = id3.createFrame("TXXX");
      frame.setBody(new FrameBodyTXXX((byte) 0, "AIGC", LABEL.toJson()));
      id3.setField(frame);
    } else throw new IOException("no free fields in " + tag.getClass().getSimpleName());
  }

  static AbstractID3v2Tag fresh(WavTag wav) {
    ID3v24Tag id3 = new ID3v24Tag();
    wav.setID3Tag(id3);
    return id3;
  }
}
