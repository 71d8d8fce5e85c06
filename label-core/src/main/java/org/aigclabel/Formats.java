package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.TraceDetector;

/**
 * The formats, labelers and detectors found on the class path. Immutable.
 *
 * @param formats in the order of their types' names
 * @param labelers of explicit labels
 * @param detectors of explicit labels
 * @param traces detectors of other traces
 */
public record Formats(
    List<MediaFormat> formats,
    List<ExplicitLabeler> labelers,
    List<ExplicitDetector> detectors,
    List<TraceDetector> traces) {

  /** Loads once, when first asked. */
  private static final class Installed {
    private static final Formats ALL =
        new Formats(
            load(MediaFormat.class).stream()
                .sorted(Comparator.comparing(format -> format.type().name()))
                .toList(),
            load(ExplicitLabeler.class),
            load(ExplicitDetector.class),
            load(TraceDetector.class));

    private static <T> List<T> load(Class<T> service) {
      return ServiceLoader.load(service, Formats.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    }
  }

  /** Copies the lists. */
  public Formats {
    formats = List.copyOf(formats);
    labelers = List.copyOf(labelers);
    detectors = List.copyOf(detectors);
    traces = List.copyOf(traces);
  }

  /** Returns everything on the class path. */
  public static Formats installed() {
    return Installed.ALL;
  }

  /**
   * Returns the format that claims the file by its first bytes, where they leave it open by name.
   */
  public Optional<MediaFormat> find(MediaSource source) throws IOException {
    ByteBuffer head = source.head(0, MediaFormat.HEAD);
    String ending = source.name().replaceFirst("(?s).*\\.", "").toLowerCase(Locale.ROOT);
    return formats.stream()
        .filter(format -> format.type().extensions().contains(ending))
        .filter(format -> format.detectNamed(head.duplicate()))
        .findFirst()
        .or(() -> formats.stream().filter(f -> f.detect(head.duplicate())).findFirst());
  }

  /**
   * Returns the format that claims the file.
   *
   * @throws UnsupportedMediaException that says how the file begins
   */
  public MediaFormat require(MediaSource source) throws IOException {
    Optional<MediaFormat> format = find(source);
    if (format.isEmpty()) {
      throw new UnsupportedMediaException(
          source.name(), "no installed format claims it; " + beginning(source));
    }
    return format.get();
  }

  /** Returns the labeler for a type. */
  public Optional<ExplicitLabeler> labeler(MediaType type) {
    return labelers.stream().filter(labeler -> labeler.supports(type)).findFirst();
  }

  static String beginning(MediaSource source) throws IOException {
    ByteBuffer head = source.head(0, 8);
    if (!head.hasRemaining()) {
      return "it is empty";
    }
    byte[] bytes = new byte[head.remaining()];
    head.get(bytes);
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
    }
    return "it begins with " + HexFormat.ofDelimiter(" ").formatHex(bytes) + " (" + text + ")";
  }
}
