import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.Verifier.Depth;

/** Verifies a folder on two threads, a huge file, and a picture with a visible label. See verify. */
public final class VerifyRate {

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(args[0]))) {
      files = list.sorted().toList();
    }
    headers(files);
    huge(Path.of(args[1]));
    reading(Path.of(args[2]));
  }

  private static void headers(List<Path> files) throws Exception {
    Verifier verifier = Verifier.installed().looking(Depth.METADATA);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Double> rates = new ArrayList<>();
    for (int round = 1; round <= 40; round++) {
      long start = System.nanoTime();
      List<Future<Boolean>> all = new ArrayList<>();
      for (Path file : files) {
        all.add(
            pool.submit(
                () -> {
                  try (MediaSource source = MediaSource.of(file)) {
                    return verifier.verify(source).verdict() == Verdict.GENERATED;
                  }
                }));
      }
      for (Future<Boolean> one : all) {
        if (!one.get()) {
          throw new IllegalStateException("a label was not seen");
        }
      }
      rates.add(files.size() * 1e9 / (System.nanoTime() - start));
    }
    List<Double> warm = new ArrayList<>(rates.subList(20, 40));
    Collections.sort(warm);
    System.out.printf(
        "%-44s %9.0f files/s, median of 20 warm rounds (%.0f to %.0f); the first round %.0f%n",
        "verify, 2 threads", warm.get(10), warm.get(0), warm.get(19), rates.get(0));
    pool.shutdown();
  }

  private static void huge(Path file) throws IOException {
    AtomicLong bytes = new AtomicLong();
    try (MediaSource source =
        MediaSource.of("big.mp4", new Counting(Files.newByteChannel(file), bytes))) {
      long start = System.nanoTime();
      Report report = Verifier.installed().looking(Depth.METADATA).verify(source);
      System.out.printf(
          "%-44s %9d bytes read, %.1f ms, %s%n",
          "verify an MP4 of " + (Files.size(file) >> 20) + " MiB",
          bytes.get(),
          (System.nanoTime() - start) / 1e6,
          report.verdict());
    }
  }

  private static void reading(Path file) throws IOException {
    byte[] picture = Files.readAllBytes(file);
    Verifier verifier = Verifier.installed().looking(Depth.READING);
    List<Long> times = new ArrayList<>();
    String read = "";
    for (int round = 0; round < 15; round++) {
      long start = System.nanoTime();
      Report report = verifier.verify(MediaSource.of("large.jpg", picture));
      times.add((System.nanoTime() - start) / 1_000_000);
      read = report.explicit().isEmpty() ? "nothing" : report.explicit().get(0).content();
    }
    List<Long> warm = new ArrayList<>(times.subList(5, 15));
    Collections.sort(warm);
    System.out.printf(
        "%-44s %9d ms, median of 10; first %d ms; read %s%n",
        "verify with --ocr, 2048 x 2048", warm.get(5), times.get(0), read);
  }

  /** Counts what is read. */
  private record Counting(SeekableByteChannel channel, AtomicLong bytes)
      implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer into) throws IOException {
      int read = channel.read(into);
      bytes.addAndGet(Math.max(0, read));
      return read;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long at) throws IOException {
      channel.position(at);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
