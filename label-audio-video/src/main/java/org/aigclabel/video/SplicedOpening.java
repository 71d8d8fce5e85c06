package org.aigclabel.video;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Progress;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmFormat;
import org.aigclabel.video.splice.PictureStream;
import org.aigclabel.video.splice.Section;
import org.aigclabel.video.splice.Sections;

/**
 * Burns the label into a film's opening, and into its middle and end if asked: only those pictures
 * are decoded, drawn on and encoded; the rest of the file is kept.
 */
final class SplicedOpening {

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final long MOST_BYTES = 512L << 20;
  private static final int MANY = 1500;

  private final MediaSource source;
  private final Film film;
  private final PictureStream stream;
  private final Ffmpeg ffmpeg;
  private final List<Section> sections;
  private final int count;

  private SplicedOpening(MediaSource source, FilmFormat format, ExplicitLabel label)
      throws IOException {
    this.source = source;
    this.ffmpeg = Ffmpeg.require(source.name());
    this.film = format.open(source, Sections.horizon(label.opening()));
    this.stream = film.stream();
    this.sections = Sections.of(film, label.opening());
    this.count = sections.stream().mapToInt(Section::count).sum();
  }

  /**
   * Returns the film with the label.
   *
   * @throws UnsupportedMediaException that says why it cannot be cut
   */
  static Rendering render(
      MediaSource source, FilmFormat format, ExplicitLabel label, Progress progress)
      throws IOException {
    try {
      return new SplicedOpening(source, format, label).render(label, progress);
    } catch (IllegalStateException e) {
      throw no(source, String.valueOf(e.getMessage()));
    }
  }

  private Rendering render(ExplicitLabel label, Progress progress) throws IOException {
    List<String> encoder = stream.encoder(ffmpeg);
    if (encoder.isEmpty()) {
      throw no(source, "FFmpeg at " + ffmpeg.program() + " has no encoder for it");
    }
    if (count > MANY && 2 * count > film.count()) {
      throw no(source, "no picture that stands alone follows soon after the label");
    }
    try (Workspace workspace = Workspace.create()) {
      List<byte[]> streams = new ArrayList<>();
      double done = 0;
      List<LabelOverlay> overlay = new ArrayList<>();
      for (Section section : sections) {
        List<String> input = Ffmpeg.input(stream.rawFormat(), raw(workspace, section));
        if (overlay.isEmpty()) {
          LabelOverlay.Screen screen = new LabelOverlay.Screen(film.canvas(), film.stretch());
          overlay.add(LabelOverlay.draw(workspace, label, screen, input));
        }
        Path result = workspace.file("labelled");
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(overlay.get(0).over("setpts=N/(25*TB)", section.windows()));
        arguments.addAll(List.of("-fps_mode", "passthrough"));
        arguments.addAll(encoder);
        arguments.addAll(List.of("-f", stream.rawFormat(), Ffmpeg.output(result)));
        ffmpeg.run(arguments, LIMIT);
        done += section.count();
        progress.reached(done / count);
        streams.add(Files.readAllBytes(result));
      }
      return spliced(stream.join(streams));
    }
  }

  private Path raw(Workspace workspace, Section section) throws IOException {
    Path file = workspace.file("section");
    long total = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(stream.rawHead());
      for (int i = 0; i < section.count(); i++) {
        byte[] raw = stream.raw(film.picture(section.from() + i), i);
        total += raw.length;
        if (total > MOST_BYTES) {
          throw no(source, "the pictures to draw on have more than " + MOST_BYTES + " bytes");
        }
        out.write(raw);
      }
    }
    return file;
  }

  private Rendering spliced(PictureStream.Encoded pictures) throws IOException {
    int made = pictures.samples().size();
    if (made != count) {
      throw no(source, made + " pictures were decoded where " + count + " are stored");
    }
    String which = sections.size() == 1 && sections.get(0).from() == 0 ? "the first " : "";
    if (count == film.count()) {
      which = "all ";
    }
    Finding note =
        Finding.of(
            Rule.EXPLICIT_REENCODED,
            which + count + " pictures; other pictures and all sound are kept byte for byte");
    return Rendering.of(film.with(sections, pictures), note);
  }

  private static UnsupportedMediaException no(MediaSource source, String why) {
    return new UnsupportedMediaException(source.name(), "its opening cannot be cut out: " + why);
  }
}
