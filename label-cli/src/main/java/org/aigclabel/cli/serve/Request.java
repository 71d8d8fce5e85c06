package org.aigclabel.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.aigclabel.Limits;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Json;

/**
 * One line of input, an object: {@code id} comes back with the answer, {@code op} says what to do.
 *
 * @param members what the line holds
 */
public record Request(Json.Members members) {

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static Request parse(String line) {
    try {
      if (Json.parse(line) instanceof Json.Members members) {
        return new Request(members);
      }
    } catch (Json.SyntaxException e) {
      throw new IllegalArgumentException("wanted one JSON object a line: " + e.getMessage());
    }
    throw new IllegalArgumentException("wanted one JSON object a line");
  }

  /** Returns what comes back with the answer; {@code null} if the request has none. */
  Json.Value id() {
    return members.get("id").orElse(new Json.Raw("null"));
  }

  /** Returns a text, if it is there. */
  public Optional<String> text(String name) {
    return members.text(name);
  }

  /** Returns whether a member is {@code true}. */
  public boolean flag(String name) {
    return members.get(name).equals(Optional.of(new Json.Raw("true")));
  }

  /**
   * Returns a text.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public String require(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException("wanted \"" + name + '"'));
  }

  /** Opens the sidecar that the request brings in Base64, if it does. */
  public Optional<MediaSource> sidecar() {
    return text("sidecarData")
        .map(data -> MediaSource.of("sidecarData", Base64.getMimeDecoder().decode(data)));
  }

  /** Opens the file of the request: {@code data} in Base64, else the path {@code input}. */
  public MediaSource open() throws IOException {
    return open(Limits.safe());
  }

  /** Opens the file of the request, which may cost this much. */
  public MediaSource open(Limits limits) throws IOException {
    Optional<String> data = text("data");
    return data.isPresent()
        ? MediaSource.of(
            text("name").orElse("data"), Base64.getMimeDecoder().decode(data.get()), limits)
        : MediaSource.of(Path.of(require("input")), limits);
  }
}
