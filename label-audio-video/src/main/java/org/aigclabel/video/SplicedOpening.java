package org.aigclabel.video;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Progress;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmFormat;
import org.aigclabel.video.splice.PicturePainter;
import org.aigclabel.video.splice.PicturePainter.Drawing;
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
  private final List<Section> sections;
  private final int count;

  private SplicedOpening(MediaSource source, FilmFormat format, ExplicitLabel label)
      throws IOException {
    this.source = source;
    this.film = format.open(source, Sections.horizon(label.opening()));
    this.stream = film.track().stream();
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
    if (count > MANY && 2 * count > film.count()) {
      throw no(source, "no picture that stands alone follows soon after the label");
    }
    try (Workspace workspace = Workspace.create()) {
      Coder coder = coder(workspace, label);
      List<byte[]> streams = new ArrayList<>();
      double done = 0;
      for (Section section : sections) {
        streams.add(coder.draw(raw(workspace, section), section));
        done += section.count();
        progress.reached(done / count);
      }
      return spliced(stream.join(streams));
    }
  }

  /** Draws the label on the pictures of a raw stream. */
  private interface Coder {
    byte[] draw(Path raw, Section section) throws IOException;
  }

  private Coder coder(Workspace workspace, ExplicitLabel label) throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed(found -> !stream.encoder(found).isEmpty());
    LabelOverlay.Screen screen =
        new LabelOverlay.Screen(film.track().canvas(), film.track().stretch());
    if (ffmpeg.isPresent()) {
      return new FfmpegCoder(workspace, label, screen, ffmpeg.get());
    }
    PicturePainter painter =
        PicturePainter.of(stream.rawFormat())
            .orElseThrow(
                () -> no(source, "there is no FFmpeg with an encoder for it, nor JCodec for it"));
    Placement place = Lettering.of(label.text(), label.look()).on(film.track().canvas());
    return (raw, section) ->
        painter.paint(
            Files.readAllBytes(raw),
            new Drawing(place::paint, film.track().stretch(), section.windows()));
  }

  private final class FfmpegCoder implements Coder {
    private final Workspace workspace;
    private final ExplicitLabel label;
    private final LabelOverlay.Screen screen;
    private final Ffmpeg ffmpeg;
    private Optional<LabelOverlay> overlay = Optional.empty();

    FfmpegCoder(
        Workspace workspace, ExplicitLabel label, LabelOverlay.Screen screen, Ffmpeg ffmpeg) {
      this.workspace = workspace;
      this.label = label;
      this.screen = screen;
      this.ffmpeg = ffmpeg;
    }

    @Override
    public byte[] draw(Path raw, Section section) throws IOException {
      List<String> input = Ffmpeg.input(stream.rawFormat(), raw);
      if (overlay.isEmpty()) {
        overlay = Optional.of(LabelOverlay.draw(workspace, label, screen, input));
      }
      Path result = workspace.file("labelled");
      List<String> arguments = new ArrayList<>(input);
      arguments.addAll(overlay.get().over("setpts=N/(25*TB)", section.windows()));
      arguments.addAll(List.of("-fps_mode", "passthrough"));
      arguments.addAll(stream.encoder(ffmpeg));
      arguments.addAll(keys(section));
      arguments.addAll(List.of("-f", stream.rawFormat(), Ffmpeg.output(result)));
      ffmpeg.run(arguments, LIMIT);
      return Files.readAllBytes(result);
    }
  }

  /** Returns the arguments that make pictures stand alone where players come in. */
  private List<String> keys(Section section) throws IOException {
    List<String> places = new ArrayList<>();
    for (int i = section.from() + 1; i < section.to(); i++) {
      if (film.isEntry(i)) {
        places.add("eq(n," + (i - section.from()) + ")");
      }
    }
    return places.isEmpty()
        ? List.of()
        : List.of("-force_key_frames", "expr:" + String.join("+", places));
  }

  private void requireEntries(PictureStream.Encoded pictures) throws IOException {
    int made = 0;
    for (Section section : sections) {
      for (int i = section.from(); i < section.to(); i++, made++) {
        if (film.isEntry(i) && !stream.standsAlone(pictures.samples().get(made))) {
          throw no(source, "the encoder does not let players come in where they could");
        }
      }
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
    requireEntries(pictures);
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
