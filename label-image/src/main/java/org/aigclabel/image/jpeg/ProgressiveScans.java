package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.image.jpeg.ProgressiveRecoder.Drawn;
import org.aigclabel.image.jpeg.ProgressiveWalk.History;
import org.aigclabel.image.jpeg.ProgressiveWalk.Pass;

/** The scans of a progressive picture: all are read before the label is drawn, then written. */
final class ProgressiveScans {

  private record Read(Pass pass, long end) {}

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

  /** Reads a scan and returns where the marker after it is. */
  long read(Pass pass) throws IOException {
    long end = new ProgressiveReader(source, history, pass, coefficients).walk();
    scans.add(new Read(pass, end));
    return end;
  }

  Coefficients coefficients() {
    return coefficients;
  }

  /** Writes symbol by symbol what is not touched. */
  void recode(Picture picture, Changes changes) throws IOException {
    history.clear();
    for (Read read : scans) {
      HuffmanTables tables = read.pass().tables().completed(read.pass().scan());
      Drawn drawn = new Drawn(picture, coefficients, tables);
      ProgressiveRecoder recoder = new ProgressiveRecoder(source, history, read.pass(), drawn);
      put(read, tables, recoder.written(), changes);
    }
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
