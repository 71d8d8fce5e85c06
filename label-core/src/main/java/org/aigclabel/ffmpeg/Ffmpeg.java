package org.aigclabel.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;

/**
 * An FFmpeg program: the one that the optional dependency {@code org.bytedeco:ffmpeg} unpacks, else
 * those on the PATH in turn; the system property {@code aigclabel.ffmpeg} names another.
 *
 * <p>It never goes through a shell, and inputs are opened by {@link #input} only: as local files,
 * by a named demuxer, so that a hostile file cannot make it read others. At most one process per
 * core runs at a time. It does not decide what to do with media; its callers do.
 */
public final class Ffmpeg {

  private static final Semaphore CORES =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private static final Duration PROBE = Duration.ofSeconds(20);
  private static final ConcurrentHashMap<Path, Optional<Ffmpeg>> PROBED = new ConcurrentHashMap<>();

  private final Path program;
  private final Set<String> encoders;

  private Ffmpeg(Path program, Set<String> encoders) {
    this.program = program;
    this.encoders = encoders;
  }

  /** Returns FFmpeg, or nothing where none is installed; it looks once. */
  public static Optional<Ffmpeg> installed() {
    return installed(any -> true);
  }

  /**
   * Returns the first FFmpeg that serves: builds differ in their encoders, and the bundled one,
   * which comes first, has only those of free licences.
   */
  public static Optional<Ffmpeg> installed(Predicate<Ffmpeg> serves) {
    String named = System.getProperty("aigclabel.ffmpeg", "");
    Stream<Path> programs =
        named.isEmpty()
            ? Stream.concat(Bundled.PATH.stream(), onPath().stream())
            : Stream.of(Path.of(named));
    return programs
        .flatMap(path -> PROBED.computeIfAbsent(path, Ffmpeg::probe).stream())
        .filter(serves)
        .findFirst();
  }

  /**
   * Returns FFmpeg for work on a file.
   *
   * @throws UnsupportedMediaException that says what to install
   */
  public static Ffmpeg require(String file) throws UnsupportedMediaException {
    Optional<Ffmpeg> found = installed();
    if (found.isEmpty()) {
      throw new UnsupportedMediaException(file, "reason.ffmpeg.required");
    }
    return found.get();
  }

  /**
   * Returns an FFmpeg that has an encoder, for work on a file.
   *
   * @throws UnsupportedMediaException that says what to install
   */
  public static Ffmpeg require(String file, String encoder) throws UnsupportedMediaException {
    require(file);
    return installed(found -> found.encodes(encoder))
        .orElseThrow(() -> new UnsupportedMediaException(file, "reason.no.encoder:" + encoder));
  }

  /** Returns the way to have it where it is missing. */
  public static String missing() {
    return "put org.bytedeco:ffmpeg with the classifier of this platform on the class path, or"
        + " install ffmpeg and have it on the PATH";
  }

  private static List<Path> onPath() {
    String name = File.separatorChar == '\\' ? "ffmpeg.exe" : "ffmpeg";
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(path -> path.isAbsolute() && Files.isExecutable(path))
        .toList();
  }

  /** Where JavaCPP unpacks its program, asked once. */
  private static final class Bundled {
    static final Optional<Path> PATH = unpacked();
  }

  /** Asks JavaCPP by name, so that its 30 MB need not be on the class path. */
  private static Optional<Path> unpacked() {
    try {
      Class<?> program = Class.forName("org.bytedeco.ffmpeg.ffmpeg");
      Class<?> loader = Class.forName("org.bytedeco.javacpp.Loader");
      Object path = loader.getMethod("load", Class.class).invoke(null, program);
      return Optional.of(Path.of(String.valueOf(path))).filter(Files::isExecutable);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Ffmpeg> probe(Path path) {
    try {
      Ffmpeg ffmpeg = new Ffmpeg(path, Set.of());
      byte[] list = ffmpeg.output(List.of("-encoders"), 1 << 20, PROBE);
      Set<String> names = new TreeSet<>();
      for (String line : new String(list, StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 1 && words[0].length() == 6) {
          names.add(words[1]);
        }
      }
      return names.isEmpty() ? Optional.empty() : Optional.of(new Ffmpeg(path, names));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the program's file. */
  public Path program() {
    return program;
  }

  /** Returns whether it has this encoder: {@code libx264}, {@code aac}. */
  public boolean encodes(String encoder) {
    return encoders.contains(encoder);
  }

  /**
   * Returns the arguments that open a local file with one demuxer and nothing else.
   *
   * @param demuxer FFmpeg's name for the container: {@code mov}, {@code matroska}, {@code mp3}
   */
  public static List<String> input(String demuxer, Path file) {
    return List.of(
        "-protocol_whitelist", "file", "-f", demuxer, "-i", "file:" + file.toAbsolutePath());
  }

  /** Returns the argument that names a local file to write; it is overwritten. */
  public static String output(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException with the end of its messages if it fails or takes too long; the process is
   *     gone then, also when the thread is interrupted
   */
  public void run(List<String> arguments, Duration limit) throws IOException {
    run(FfmpegJob.of(arguments, limit));
  }

  /** Runs it and returns what it writes to its output, refused beyond {@code most} bytes. */
  public byte[] output(List<String> arguments, int most, Duration limit) throws IOException {
    byte[][] result = new byte[1][];
    run(
        FfmpegJob.of(arguments, limit)
            .draining(
                in -> {
                  result[0] = in.readNBytes(most);
                  if (in.read() >= 0) {
                    throw new IOException("ffmpeg wrote more than " + most + " bytes");
                  }
                }));
    return result[0];
  }

  /** Runs a job; waits for a free core first. */
  public void run(FfmpegJob job) throws IOException {
    try {
      CORES.acquire();
    } catch (InterruptedException e) {
      throw FfmpegProcess.interrupted();
    }
    try {
      List<String> command = new ArrayList<>();
      command.add(program.toString());
      command.addAll(List.of("-nostdin", "-hide_banner", "-v", "error", "-y"));
      if (job.in().isPresent()) {
        command.remove("-nostdin");
      }
      command.addAll(job.arguments());
      FfmpegProcess.run(command, job);
    } finally {
      CORES.release();
    }
  }

  /** Returns a folder with a copy of the file in it, for programs that need to seek. */
  public static Workspace workspace(MediaSource source, String name) throws IOException {
    Workspace workspace = Workspace.create();
    try {
      workspace.put(source, name);
      return workspace;
    } catch (IOException | RuntimeException e) {
      workspace.close();
      throw e;
    }
  }
}
