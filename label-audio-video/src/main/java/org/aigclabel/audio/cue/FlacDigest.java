package org.aigclabel.audio.cue;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.cue.FlacFrames.Frame;

/** The MD5 of all samples of a FLAC stream with cues in it. Frames are decoded on every core. */
final class FlacDigest {

  /** Means unknown. */
  static final byte[] OPEN = new byte[16];

  private static final int BATCH = 1 << 19;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final MediaSource source;
  private final FlacInfo format;
  private final List<Frame> frames;
  private final MessageDigest before = md5();
  private final MessageDigest after = md5();
  private final Deque<CompletableFuture<byte[]>> pending = new ArrayDeque<>();

  private FlacDigest(MediaSource source, FlacInfo format, List<Frame> frames) {
    this.source = source;
    this.format = format;
    this.frames = frames;
  }

  /** Returns the digest; zeros where it was unknown before or wrong, or samples are too long. */
  static byte[] of(MediaSource source, FlacInfo format, FlacSplice splice) throws IOException {
    if (format.bits() > FlacDecoder.MOST_BITS || Arrays.equals(format.digest(), OPEN)) {
      return OPEN;
    }
    return new FlacDigest(source, format, splice.frames()).digest(splice.parts());
  }

  private byte[] digest(List<FlacSplice.Part> parts) throws IOException {
    ExecutorService cores = Executors.newFixedThreadPool(THREADS, FlacDigest::thread);
    try {
      int from = 0;
      for (FlacSplice.Part part : parts) {
        decode(cores, from, part.before());
        after.update(FlacDecoder.bytes(part.channels(), format.bits()));
        from = part.before();
      }
      decode(cores, from, frames.size());
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    } finally {
      cores.shutdownNow();
    }
    return Arrays.equals(before.digest(), format.digest()) ? after.digest() : OPEN;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "aigc-label-flac");
    thread.setDaemon(true);
    return thread;
  }

  private void decode(ExecutorService cores, int first, int end) throws IOException {
    for (int from = first; from < end; ) {
      int to = from + 1;
      while (to < end && frames.get(to).end() - frames.get(from).offset() < BATCH) {
        to++;
      }
      List<Frame> batch = frames.subList(from, to);
      byte[] data = FlacDecoder.read(source, batch.get(0), batch.get(batch.size() - 1));
      pending.add(CompletableFuture.supplyAsync(() -> samples(batch, data), cores));
      while (pending.size() > 2 * THREADS) {
        take();
      }
      from = to;
    }
    while (!pending.isEmpty()) {
      take();
    }
  }

  private void take() {
    byte[] samples = pending.remove().join();
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> before.update(samples));
    after.update(samples);
    other.join();
  }

  private byte[] samples(List<Frame> batch, byte[] data) {
    int size = (format.bits() + 7) / 8 * format.channels();
    int total = batch.stream().mapToInt(Frame::samples).sum();
    byte[] samples = new byte[total * size];
    int at = 0;
    for (Frame frame : batch) {
      int from = (int) (frame.offset() - batch.get(0).offset());
      try {
        int[][] channels = FlacDecoder.decode(data, from, frame, format.bits());
        at = FlacDecoder.bytes(channels, format.bits(), samples, at);
      } catch (IOException e) {
        throw new CompletionException(e);
      }
    }
    return samples;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
