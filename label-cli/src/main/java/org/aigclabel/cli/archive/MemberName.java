package org.aigclabel.cli.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A member's name as a path below a folder. Archives of strangers name what they like: what leads
 * elsewhere is refused, not mended.
 *
 * @param path with slashes, without empty and {@code .} parts
 * @param problem why it is refused, or empty
 */
record MemberName(String path, String problem) {

  /** Reads a name as it stands in an archive; of Windows, backslashes part folders. */
  static MemberName of(String raw) {
    String slashed = raw.replace('\\', '/');
    List<String> parts = Arrays.asList(slashed.split("/"));
    String path =
        parts.stream()
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .collect(Collectors.joining("/"));
    return new MemberName(path, problem(slashed, parts, path));
  }

  private static String problem(String slashed, List<String> parts, String path) {
    if (slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*")) {
      return "file.absolute";
    }
    if (parts.contains("..")) {
      return "file.outside";
    }
    try {
      return path.isEmpty() || Path.of(path).getNameCount() < 1 ? "file.unnamed" : "";
    } catch (InvalidPathException e) {
      return "file.unnamed";
    }
  }

  /** Returns whether a walk through folders would leave it out. */
  boolean isHidden() {
    return Arrays.stream(path.split("/")).anyMatch(part -> part.startsWith("."));
  }

  /** Returns the last part. */
  String own() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
