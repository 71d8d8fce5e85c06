package org.aigclabel.cli.doctor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Verifier;
import org.aigclabel.draw.Typeface;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * Tries the parts that hold native code, and the font.
 *
 * @param picture a JPEG to try them on
 */
public record Codecs(byte[] picture) {

  /** Encoders of which one is enough. */
  private static final List<List<String>> ENCODERS =
      List.of(
          List.of("libopenh264", "libx264"),
          List.of("libx265"),
          List.of("libjxl"),
          List.of("aac"),
          List.of("libmp3lame"),
          List.of("libopus"),
          List.of("libvorbis"));

  /** Returns what is found. */
  public List<Diagnosis> look() {
    List<Diagnosis> found = new ArrayList<>();
    found.add(font());
    found.add(video());
    found.add(webp());
    found.add(reading());
    found.add(database());
    return found;
  }

  private static Diagnosis font() {
    String words = ExplicitLabel.standard().text();
    Typeface.bundled().require(words);
    return Diagnosis.well("font", words);
  }

  private static Diagnosis video() {
    Optional<Ffmpeg> found = Ffmpeg.installed();
    if (found.isEmpty()) {
      return Diagnosis.warning("ffmpeg.none");
    }
    List<String> missing =
        ENCODERS.stream()
            .filter(any -> Ffmpeg.installed(with -> any.stream().anyMatch(with::encodes)).isEmpty())
            .map(any -> any.get(0))
            .toList();
    return missing.isEmpty()
        ? Diagnosis.well("ffmpeg", found.get().program())
        : Diagnosis.warning("ffmpeg.encoders", String.join(", ", missing));
  }

  private static Diagnosis webp() {
    ImageIO.setUseCache(false);
    try {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      boolean done = ImageIO.write(image, "webp", new ByteArrayOutputStream());
      return done ? Diagnosis.well("webp") : Diagnosis.warning("webp.none", "");
    } catch (IOException | LinkageError | RuntimeException e) {
      return Diagnosis.warning("webp.none", String.valueOf(e.getMessage()));
    }
  }

  /** Labels a picture and reads the words off it again. */
  private Diagnosis reading() {
    boolean none =
        Formats.installed().detectors().stream()
            .noneMatch(detector -> detector.depth() == Verifier.Depth.READING);
    if (none) {
      return Diagnosis.warning("ocr.none");
    }
    try (MediaSource source = MediaSource.of("doctor.jpg", picture);
        Labeled labeled =
            Labeler.installed()
                .showing(ExplicitLabel.standard())
                .label(source, Label.producedBy("aigc-label", "doctor"));
        MediaSource drawn = MediaSource.of("doctor.jpg", labeled.plan().toBytes())) {
      boolean read =
          !Verifier.installed().looking(Verifier.Depth.READING).verify(drawn).explicit().isEmpty();
      return read ? Diagnosis.well("ocr") : Diagnosis.failure("ocr.blind", "");
    } catch (IOException | LinkageError | RuntimeException e) {
      return Diagnosis.failure("ocr.blind", String.valueOf(e.getMessage()));
    }
  }

  private static Diagnosis database() {
    try {
      DriverManager.getConnection("jdbc:sqlite::memory:").close();
      return Diagnosis.well("sqlite");
    } catch (SQLException | LinkageError e) {
      return Diagnosis.warning("sqlite.none", String.valueOf(e.getMessage()));
    }
  }
}
