package org.aigclabel.cli.batch;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch has begun and ended, so that a killed one goes on where it stopped. Append-only;
 * thread-safe; one process at a time.
 *
 * <p>Lines: {@code B id stamp key number} before a file is written, {@code E id stamp key} after,
 * {@code C} when everything before is on the disk, {@code K} for an output that a killed run had
 * left. What was begun or ended since the last {@code C} is looked at again: it counts only if the
 * output holds the label of that number.
 */
public final class Journal implements Closeable {

  /**
   * A file that was begun and perhaps ended.
   *
   * @param id its content number
   * @param stamp its input's stamp
   * @param number its place in the batch
   */
  record Begun(String id, String stamp, long number) {}

  private static final String NAME = ".aigc-label-journal";
  private static final int EVERY = 500;

  private final FileChannel channel;
  private final StampSet done = new StampSet();
  private final Map<String, Begun> uncertain = new LinkedHashMap<>();
  private final BitSet numbers = new BitSet();
  private final List<Path> written = new ArrayList<>();

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the journal of an output folder, or begins one.
   *
   * @throws IllegalArgumentException if another process uses it, or it is of a batch with other
   *     settings
   */
  public static Journal open(Path folder, String settings) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(channel);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IllegalArgumentException(folder + ": another batch is writing here");
      }
      journal.load(folder, settings);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns an empty journal that is gone when it is closed. */
  public static Journal rehearsal() throws IOException {
    Path file = Files.createTempFile("aigc-label-", ".journal");
    return new Journal(
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
  }

  private void load(Path folder, String settings) throws IOException {
    long good = 0;
    BufferedReader lines =
        new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8), 1 << 16);
    Map<String, Begun> ended = new LinkedHashMap<>();
    String head = "A " + settings;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      long end = good + line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (end > channel.size()) {
        break; // the process was killed within this line
      }
      if (good == 0 && !line.equals(head)) {
        throw new IllegalArgumentException(
            folder + " holds a batch with other settings (" + line + "); choose another folder");
      }
      read(line, ended);
      good = end;
    }
    ended.forEach(uncertain::putIfAbsent);
    channel.truncate(good);
    channel.position(good);
    if (good == 0) {
      append(head);
    }
  }

  private void read(String line, Map<String, Begun> ended) {
    String[] parts = line.split("\t", 5);
    switch (parts[0]) {
      case "B" -> {
        Begun begun = new Begun(parts[1], parts[2], Long.parseLong(parts[4]));
        uncertain.put(parts[3], begun);
        numbers.set((int) begun.number());
      }
      case "E", "K" ->
          Optional.ofNullable(uncertain.remove(parts[3])).ifPresent(b -> ended.put(parts[3], b));
      case "C" -> {
        ended.forEach((key, begun) -> done.add(key, begun.stamp()));
        ended.clear();
      }
      default -> {}
    }
  }

  /** Returns whether this input, unchanged, was done for certain. */
  synchronized boolean isDone(String key, String stamp) {
    return done.contains(clean(key), stamp);
  }

  /** Returns what is known of an input whose end is not certain. */
  synchronized Optional<Begun> begun(String key) {
    return Optional.ofNullable(uncertain.get(clean(key)));
  }

  /**
   * Returns the place of a job among all that this journal knows: the one it had in an earlier run,
   * else its own if no other file had that, else a new one.
   */
  synchronized long place(Job job) {
    String key = clean(job.key());
    if (uncertain.containsKey(key) || done.contains(key)) {
      return Optional.ofNullable(uncertain.get(key)).map(Begun::number).orElse(job.number());
    }
    int own = (int) job.number();
    int place = numbers.get(own) ? numbers.length() : own;
    numbers.set(place);
    return place;
  }

  /** Notes that an input is about to be written under a number. */
  synchronized void begin(String key, Begun begun) throws IOException {
    append(line("B", key, begun) + "\t" + begun.number());
  }

  /** Notes that an output stands in its place. */
  synchronized void end(String key, Begun begun, Path output) throws IOException {
    note("E", key, begun, output);
  }

  /** Notes that an output of an earlier, killed run was found in its place. */
  synchronized void keep(String key, Begun begun, Path output) throws IOException {
    note("K", key, begun, output);
  }

  private void note(String mark, String key, Begun begun, Path output) throws IOException {
    append(line(mark, key, begun));
    written.add(output);
    if (written.size() >= EVERY) {
      checkpoint();
    }
  }

  /** Waits until everything written so far is on the disk. */
  synchronized void checkpoint() throws IOException {
    for (Path output : written) {
      try (FileChannel file = FileChannel.open(output, StandardOpenOption.READ)) {
        file.force(true);
      } catch (java.nio.file.NoSuchFileException e) {
        // Somebody took it away since; a later run will notice.
        continue;
      }
    }
    written.clear();
    channel.force(true);
    append("C");
    channel.force(true);
  }

  private static String line(String mark, String key, Begun begun) {
    return String.join("\t", mark, clean(begun.id()), begun.stamp(), clean(key));
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> clean.append(c < 0x20 || c == '%' ? String.format("%%%02X", c) : (char) c + ""));
    return clean.toString();
  }

  @Override
  public void close() throws IOException {
    checkpoint();
    channel.close();
  }
}
