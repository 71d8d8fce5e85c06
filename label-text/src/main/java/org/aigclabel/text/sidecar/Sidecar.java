package org.aigclabel.text.sidecar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.container.Json;
import org.aigclabel.spi.MediaFormat;

/**
 * A label in a file of its own, {@code NAME.aigc.json}, for content without a place for metadata.
 * It is bound to the content by size and SHA-256; sign the label beforehand, over the same content.
 * Ours by convention.
 */
public final class Sidecar {

  static final Carrier CARRIER = Carrier.convention("sidecar.json");

  private static final String ENDING = ".aigc.json";

  private Sidecar() {}

  /** Returns the name of the sidecar of a file. */
  public static String nameOf(String file) {
    return file + ENDING;
  }

  /** Returns where the sidecar of a file stands, if it has one. */
  public static Path placeOf(Path file) {
    return file.resolveSibling(nameOf(String.valueOf(file.getFileName())));
  }

  /** Returns the sidecar of a file if there is one beside it. */
  public static Optional<Path> beside(Path file) {
    return Optional.of(placeOf(file)).filter(Files::isRegularFile);
  }

  /** Returns the file whose sidecar this is, if it is one and that file stands beside it. */
  public static Optional<Path> contentOf(Path sidecar) {
    String name = String.valueOf(sidecar.getFileName());
    return name.length() > ENDING.length() && name.endsWith(ENDING)
        ? Optional.of(sidecar.resolveSibling(name.substring(0, name.length() - ENDING.length())))
            .filter(Files::isRegularFile)
        : Optional.empty();
  }

  /** Returns the sidecar of this content with this label. */
  public static byte[] of(MediaSource content, Label label) throws IOException {
    return of(content, content.name(), label);
  }

  /** Returns the sidecar of this content, which will stand under a name, with this label. */
  public static byte[] of(MediaSource content, String name, Label label) throws IOException {
    Map<String, String> binding = new LinkedHashMap<>();
    binding.put("Name", name);
    binding.put("Size", String.valueOf(content.size()));
    binding.put("SHA256", digest(content));
    String json = "{\"AIGC\":" + label.toJson() + ",\"Content\":" + Json.write(binding) + "}\n";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a whole sidecar, so that nothing stays open. */
  static MediaSource load(Path sidecar) throws IOException {
    try (MediaSource source = MediaSource.of(sidecar)) {
      return MediaSource.of(
          source.name(), source.array(0, (int) Math.min(source.size(), Integer.MAX_VALUE)));
    }
  }

  /** Returns the label in a sidecar, with what its binding says of the content. */
  public static LabelSite read(MediaSource content, MediaSource sidecar) throws IOException {
    String text = sidecar.utf8(0, (int) Math.min(sidecar.size(), Integer.MAX_VALUE));
    String label = text;
    Finding binding = Finding.of(Rule.BINDING_ABSENT);
    try {
      if (Json.parse(text) instanceof Json.Members members) {
        label = members.get("AIGC").map(Json::write).orElse(text);
        if (members.get("Content").orElse(members) instanceof Json.Members bound
            && bound.text("SHA256").isPresent()) {
          boolean same =
              bound.text("SHA256").get().equals(digest(content))
                  && bound.text("Size").equals(Optional.of("" + content.size()));
          binding = Finding.of(same ? Rule.BINDING_INTACT : Rule.BINDING_BROKEN);
        }
      }
    } catch (Json.SyntaxException e) {
      throw sidecar.malformed(0, "no JSON: " + e.getMessage());
    }
    return LabelSite.read(CARRIER, 0, label, binding);
  }

  /**
   * Verifies a file by its sidecar: its own format says what was signed, the sidecar holds the
   * label. A file of no known format, and a sidecar that cannot be read, are findings.
   */
  public static Report verify(Verifier verifier, MediaSource content, Path sidecar)
      throws IOException {
    try (MediaSource label = MediaSource.of(sidecar)) {
      return verify(verifier, content, label);
    }
  }

  /** Verifies a file by its sidecar, which a caller has at hand. */
  public static Report verify(Verifier verifier, MediaSource content, MediaSource sidecar)
      throws IOException {
    Optional<MediaFormat> format = verifier.formats().find(content);
    if (format.isEmpty()) {
      return verifier.verify(content);
    }
    SidecarFormat beside = SidecarFormat.reading(format.get(), sidecar);
    return verifier.reading(beside.among(verifier.formats())).verify(content);
  }

  /** Verifies a file by its sidecar if it has no place for a label itself and a sidecar beside. */
  public static Report verify(Verifier verifier, Path file, MediaSource content)
      throws IOException {
    Optional<Path> sidecar = beside(file);
    boolean needed =
        sidecar.isPresent()
            && verifier.formats().find(content).filter(f -> f.carriers().isEmpty()).isPresent();
    return needed ? verify(verifier, content, sidecar.get()) : verifier.verify(content);
  }

  private static String digest(MediaSource content) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Plan.keepAll(content).digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
