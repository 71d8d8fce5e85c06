package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.ScanWalk.Drawn;
import org.aigclabel.image.jpeg.ScanWalk.Pass;

/**
 * The scans of a progressive picture: the blocks under the label are read from all of them before
 * it is drawn. Scans of different components know nothing of each other and are gone through side
 * by side.
 */
final class ProgressiveScans {

  private record Read(Pass pass, ScanWalk walk, long end) {

    static Read of(MediaSource source, Pass pass, Drawn drawn) throws IOException {
      ScanWalk walk =
          pass.scan().first() > 0
              ? new AcScan(source, pass, drawn)
              : new DcScan(source, pass, drawn);
      return new Read(pass, walk, end(source, pass.scan().segment().end()));
    }

    /** Returns where the next marker is that does not restart the scan. */
    private static long end(MediaSource source, long from) throws IOException {
      long end = JpegHeader.marker(source, from);
      while (end >= 0 && (source.u8(end + 1) & 0xF8) == 0xD0) {
        end = JpegHeader.marker(source, end + 2);
      }
      return end < 0 ? source.size() : end;
    }

    /** Returns what scans have in common that build on each other. */
    int chain() {
      Scan scan = pass.scan();
      return scan.first() > 0 ? scan.parts().get(0).component().index() : -1;
    }
  }

  /** What is done with a scan. */
  private interface Task {
    void run(Read read) throws IOException;
  }

  private final MediaSource source;
  private final Drawn drawn;
  private final List<Read> scans = new ArrayList<>();

  private ProgressiveScans(MediaSource source, Picture picture, Coefficients coefficients)
      throws IOException {
    this.source = source;
    this.drawn = new Drawn(picture, coefficients, History.of(source, picture.frame()));
  }

  /** Returns scans of which only the blocks under the label are decoded. */
  static ProgressiveScans keeping(MediaSource source, Picture picture) throws IOException {
    return new ProgressiveScans(source, picture, Coefficients.under(picture));
  }

  /** Returns scans of which every block is decoded, since its quantisation changes. */
  static ProgressiveScans refining(MediaSource source, Picture picture) throws IOException {
    return new ProgressiveScans(source, picture, Coefficients.all(source, picture.frame()));
  }

  /** Takes a scan, without reading its data yet, and returns where the marker after them is. */
  long add(Pass pass) throws IOException {
    Read read = Read.of(source, pass, drawn);
    scans.add(read);
    return read.end();
  }

  /** Reads all scans as far as the label and returns the coefficients that are held. */
  Coefficients read() throws IOException {
    each(read -> read.walk().look());
    return drawn.blocks();
  }

  private void each(Task task) throws IOException {
    Map<Integer, List<Read>> chains = scans.stream().collect(Collectors.groupingBy(Read::chain));
    Thread caller = Thread.currentThread();
    try { // a list, since the values of a small map are not split
      List.copyOf(chains.values()).parallelStream().forEach(chain -> run(task, chain, caller));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void run(Task task, List<Read> chain, Thread caller) {
    try {
      for (Read read : chain) {
        if (caller.isInterrupted()) { // as it is when its time is over
          throw new InterruptedIOException("interrupted");
        }
        task.run(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws on the scans; bits that mean no touched block are copied. */
  void draw(Changes changes) throws IOException {
    drawn.history().clear(drawn.blocks().rows());
    each(read -> read.walk().draw());
    for (Read read : scans) {
      define(read, read.pass().write(), changes);
      changes.add(read.walk().splices());
    }
  }

  /** Writes all from the coefficients, each scan with the best tables for it. */
  void write(Changes changes) {
    for (Read read : scans) {
      HuffmanTables best = code(read.pass(), read.pass().write(), new BitSink()).best();
      BitSink sink = new BitSink();
      code(read.pass(), best, sink);
      define(read, best, changes);
      long from = read.pass().scan().segment().end();
      changes.replace(from, read.end() - from, sink.take());
    }
  }

  private SymbolOutput code(Pass pass, HuffmanTables tables, BitSink sink) {
    Scan scan = pass.scan();
    SymbolOutput out = new SymbolOutput(tables, sink);
    ProgressiveWriter writer = new ProgressiveWriter(drawn.frame(), drawn.blocks(), scan, out);
    int total = scan.wide(drawn.frame()) * scan.high(drawn.frame());
    int interval = pass.restart() == 0 ? total : pass.restart();
    for (int from = 0; from < total; from += interval) {
      if (from > 0) {
        sink.restart(from / interval - 1);
      }
      writer.interval(from, Math.min(total, from + interval));
    }
    sink.pad();
    return out;
  }

  private static void define(Read read, HuffmanTables tables, Changes changes) {
    Scan scan = read.pass().scan();
    changes.insert(scan.segment().at(), tables.segments(scan.numbers()));
  }
}
