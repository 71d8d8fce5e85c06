package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * Goes through files and folders in the order of their names, one folder in memory at a time.
 * Hidden files and folders, links to folders, and sidecars, which go with their files, are left
 * out.
 */
public final class Walk extends Jobs {

  /** A place that is still to be visited. */
  private record Place(Path path, String name, PathMatcher wanted) {}

  private static final PathMatcher ANY = path -> true;

  private final Deque<Place> places = new ArrayDeque<>();
  private final Optional<Path> excluded;

  /**
   * Begins at a file, a folder or a glob.
   *
   * @param root where to begin
   * @param name where that goes below the output folder
   * @param excluded the output folder, which may stand within
   */
  public Walk(Path root, String name, Optional<Path> excluded) {
    this.excluded = excluded.map(Walk::absolute);
    boolean pattern = !Files.exists(root) && root.toString().matches(".*[*?\\[{].*");
    places.add(pattern ? glob(root) : new Place(root, name, ANY));
  }

  private static Place glob(Path pattern) {
    Path base = Path.of(pattern.isAbsolute() ? "/" : "");
    for (Path part : pattern) {
      if (part.toString().matches(".*[*?\\[{].*")) {
        break;
      }
      base = base.resolve(part);
    }
    PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return new Place(base.toString().isEmpty() ? Path.of(".") : base, "", wanted);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  @Override
  protected Optional<Job> find() {
    Optional<Job> found = Optional.empty();
    while (found.isEmpty() && !places.isEmpty()) {
      found = visit(places.removeFirst());
    }
    return found;
  }

  private Optional<Job> visit(Place place) {
    Path path = place.path();
    if (Files.isDirectory(path)) {
      boolean left = excluded.isPresent() && absolute(path).equals(excluded.get());
      return left ? Optional.empty() : enter(place);
    }
    if (place.wanted().matches(path) || place.wanted().matches(plain(path))) {
      return Optional.of(Job.of(path, place.name(), problem(path)));
    }
    return Optional.empty();
  }

  private static Path plain(Path path) {
    return path.startsWith(Path.of(".")) && path.getNameCount() > 1
        ? path.subpath(1, path.getNameCount())
        : path;
  }

  private static String problem(Path path) {
    if (Files.isRegularFile(path)) {
      return "";
    }
    if (Files.isSymbolicLink(path)) {
      return "file.link";
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? "file.special" : "file.gone";
  }

  private Optional<Job> enter(Place folder) {
    List<Path> entries;
    try (Stream<Path> list = Files.list(folder.path())) {
      entries = new ArrayList<>(list.filter(Walk::visible).toList());
    } catch (IOException | UncheckedIOException e) {
      return Optional.of(Job.of(folder.path(), folder.name(), "file.folder"));
    }
    entries.sort(Comparator.comparing(entry -> String.valueOf(entry.getFileName())));
    for (int i = entries.size() - 1; i >= 0; i--) {
      String own = String.valueOf(entries.get(i).getFileName());
      String name = folder.name().isEmpty() ? own : folder.name() + "/" + own;
      places.addFirst(new Place(entries.get(i), name, folder.wanted()));
    }
    return Optional.empty();
  }

  private static boolean visible(Path entry) {
    boolean hidden = String.valueOf(entry.getFileName()).startsWith(".");
    return !hidden
        && !(Files.isSymbolicLink(entry) && Files.isDirectory(entry))
        && Sidecar.contentOf(entry).isEmpty();
  }
}
