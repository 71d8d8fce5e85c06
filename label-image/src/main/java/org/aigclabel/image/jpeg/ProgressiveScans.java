package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.image.jpeg.ProgressiveRecoder.Drawn;
import org.aigclabel.image.jpeg.ProgressiveWalk.Pass;

/**
 * The scans of a progressive picture: all are read before the label is drawn, then written. Those
 * of different components know nothing of each other and are gone through side by side.
 */
final class ProgressiveScans {

  private record Read(int number, Pass pass, long end) {

    /** Returns what scans have in common that build on each other. */
    int chain() {
      return pass.isAc() ? pass.scan().parts().get(0).component().index() : -1;
    }
  }

  /** What is done with a scan. */
  private interface Task {
    void run(Read read) throws IOException;
  }

  private final MediaSource source;
  private final Coefficients coefficients;
  private final History history;
  private final List<Read> scans = new ArrayList<>();

  private ProgressiveScans(MediaSource source, Frame frame, Coefficients coefficients)
      throws IOException {
    this.source = source;
    this.coefficients = coefficients;
    this.history = History.of(source, frame);
  }

  /** Returns scans of which only the blocks under the label are decoded. */
  static ProgressiveScans keeping(MediaSource source, Picture picture) throws IOException {
    return new ProgressiveScans(source, picture.frame(), Coefficients.under(picture));
  }

  /** Returns scans of which every block is decoded, since its quantisation changes. */
  static ProgressiveScans refining(MediaSource source, Picture picture) throws IOException {
    Frame frame = picture.frame();
    return new ProgressiveScans(source, frame, Coefficients.all(source, frame));
  }

  /** Takes a scan, without reading its data yet, and returns where the marker after them is. */
  long add(Pass pass) throws IOException {
    long end = JpegHeader.marker(source, pass.scan().segment().end());
    while (end >= 0 && (source.u8(end + 1) & 0xF8) == 0xD0) {
      end = JpegHeader.marker(source, end + 2);
    }
    end = end < 0 ? source.size() : end;
    scans.add(new Read(scans.size(), pass, end));
    return end;
  }

  /** Reads all scans and returns the coefficients that are held. */
  Coefficients read() throws IOException {
    history.clear();
    each(read -> new ProgressiveReader(source, history, read.pass(), coefficients).walk());
    return coefficients;
  }

  private void each(Task task) throws IOException {
    Map<Integer, List<Read>> chains = scans.stream().collect(Collectors.groupingBy(Read::chain));
    try {
      chains.values().parallelStream().forEach(chain -> run(task, chain));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void run(Task task, List<Read> chain) {
    try {
      for (Read read : chain) {
        task.run(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes symbol by symbol what is not touched. */
  void recode(Picture picture, Changes changes) throws IOException {
    history.clear();
    byte[][] written = new byte[scans.size()][];
    each(read -> written[read.number()] = recoder(read, picture).written());
    for (Read read : scans) {
      put(read, tables(read), written[read.number()], changes);
    }
  }

  private ProgressiveRecoder recoder(Read read, Picture picture) {
    Drawn drawn = new Drawn(picture, coefficients, tables(read));
    return new ProgressiveRecoder(source, history, read.pass(), drawn);
  }

  private static HuffmanTables tables(Read read) {
    return read.pass().tables().completed(read.pass().scan());
  }

  /** Writes all from the coefficients, each scan with the best tables for it. */
  void write(Frame frame, Changes changes) {
    for (Read read : scans) {
      SymbolOutput counting = new SymbolOutput(read.pass().tables(), read.pass().tables());
      code(frame, read.pass(), counting);
      HuffmanTables best = counting.best();
      byte[] data = code(frame, read.pass(), new SymbolOutput(best, best));
      put(read, best, data, changes);
    }
  }

  private byte[] code(Frame frame, Pass pass, SymbolOutput out) {
    Scan scan = pass.scan();
    BitSink sink = out.restart();
    ProgressiveWriter writer = new ProgressiveWriter(frame, coefficients, scan, out);
    int total = scan.wide(frame) * scan.high(frame);
    int interval = pass.restart() == 0 ? total : pass.restart();
    for (int from = 0; from < total; from += interval) {
      if (from > 0) {
        sink.restart(from / interval - 1);
      }
      writer.interval(from, Math.min(total, from + interval));
    }
    sink.pad();
    return sink.toBytes();
  }

  private static void put(Read read, HuffmanTables tables, byte[] data, Changes changes) {
    Segment header = read.pass().scan().segment();
    changes.insert(header.at(), tables.segments(read.pass().scan().numbers()));
    changes.replace(header.end(), read.end() - header.end(), data);
  }
}
