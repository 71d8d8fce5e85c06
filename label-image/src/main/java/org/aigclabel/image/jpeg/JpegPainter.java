package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Placement;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.image.jpeg.JpegTables.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Draws on a JPEG file without decoding it: coefficients outside the touched blocks, segments and
 * what follows the picture stay as they are.
 */
final class JpegPainter {

  /** Share of the label's power that may be lost before finer quantisation is used. */
  private static final double LOSS = 0.2;

  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;

  /** A scan that is coded anew once all have been read. */
  private record Read(Scan scan, long end, int restart) {}

  private final MediaSource source;
  private final Placement box;
  private final JpegTables tables;
  private final Precision precision;
  private final Changes changes = new Changes();
  private final List<Segment> segments = new ArrayList<>();
  private final List<Read> scans = new ArrayList<>();

  /** The tables that the written file has put in force so far. */
  private HuffmanTables written = new HuffmanTables();

  private boolean painted;
  private @Nullable Frame frame;
  private @Nullable Picture picture;
  private @Nullable Coefficients coefficients;

  private JpegPainter(MediaSource source, Placement box, Precision precision) {
    this.source = source;
    this.precision = precision;
    this.box = box;
    this.tables = new JpegTables(source, precision, changes);
  }

  /** Returns the file with the label painted in its box. */
  static Plan paint(MediaSource source, Placement box) throws IOException {
    JpegPainter painter = new JpegPainter(source, box, Precision.SAME);
    Plan plan = painter.paint();
    if (painter.loss() > LOSS) {
      painter = new JpegPainter(source, box, Precision.FINER);
      plan = painter.paint();
    }
    if (painter.loss() > 2 * LOSS) {
      throw new UnsupportedMediaException(
          source.name(),
          "it is compressed too strongly to hold legible text; convert it to PNG first");
    }
    return plan;
  }

  private double loss() {
    return picture == null ? 1 : picture.loss();
  }

  private Plan paint() throws IOException {
    long at = 2;
    while (true) {
      at = JpegHeader.marker(source, at);
      int marker = at < 0 ? EOI : source.u8(at + 1);
      if (marker == EOI) {
        break;
      }
      if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) {
        at += 2;
        continue;
      }
      int length = at + 4 <= source.size() ? source.u16(at + 2) : 0;
      if (length < 2 || at + 2 + length > source.size()) {
        throw source.malformed(at, "a segment passes the end of the file");
      }
      Segment segment = new Segment(marker, at, length - 2);
      at = marker == SOS ? scan(segment) : segment(segment);
    }
    if (picture == null) {
      throw source.malformed(source.size(), "wanted a scan, found the end");
    }
    if (coefficients != null) {
      picture = picture.with(tables.quantisation(picture.frame()), 0);
      if (precision == Precision.FINER) {
        coefficients.refine(picture);
      }
      coefficients.observe(picture);
      picture.paint(box);
      coefficients.draw(picture);
      writeScans(coefficients);
    }
    MultiPicture.adjust(source, segments, changes);
    return changes.plan(source);
  }

  private long segment(Segment segment) throws IOException {
    if (segments.size() >= source.limits().items()) {
      throw source.malformed(segment.at(), "more segments than the limit");
    }
    segments.add(segment);
    HuffmanTables before = tables.huffman();
    tables.read(segment);
    written = written.withNewOnes(before, tables.huffman());
    if (Frame.isFrame(segment.marker())) {
      if (frame != null) {
        throw source.malformed(segment.at(), "a second frame");
      }
      frame = Frame.read(source, segment);
    }
    return segment.end();
  }

  private long scan(Segment segment) throws IOException {
    if (frame == null) {
      throw source.malformed(segment.at(), "a scan without a frame");
    }
    if (scans.size() >= 1000) {
      throw source.malformed(segment.at(), "more than 1000 scans");
    }
    Scan scan = Scan.read(source, segment, frame);
    BitSet numbers = tables.require(scan);
    Picture drawn = picture(frame);
    if (frame.isProgressive()) {
      if (coefficients == null) {
        coefficients = Coefficients.of(source, frame);
      }
      long end =
          new ProgressiveReader(source, frame, coefficients)
              .read(scan, tables.huffman(), tables.restart());
      scans.add(new Read(scan, end, tables.restart()));
      return end;
    }
    return sequential(scan, drawn, numbers);
  }

  /** Tables may change between scans; what is drawn does not. */
  private Picture picture(Frame frame) throws IOException {
    List<Quantisation> quantisation = tables.quantisation(frame);
    if (picture == null) {
      List<Overlay> overlays = new ArrayList<>();
      frame.components().forEach(c -> overlays.add(new Overlay(frame, c, box)));
      Tones tones = Tones.of(source, frame, segments);
      picture = new Picture(frame, tones, overlays, quantisation, tables.restart());
    }
    picture = picture.with(quantisation, tables.restart());
    return picture;
  }

  private long sequential(Scan scan, Picture drawn, BitSet numbers) throws IOException {
    HuffmanTables own = tables.huffman();
    SequentialScan coder = new SequentialScan(source, drawn, scan, own);
    if (!painted) {
      coder.observe();
      drawn.paint(box);
      painted = true;
    }
    SymbolOutput.Writing output = new SymbolOutput.Writing(own, own.widened());
    boolean whole = precision == Precision.FINER;
    List<SequentialScan.Splice> splices = whole ? List.of() : coder.touched(output);
    if (output.isComplete() && !whole) {
      define(scan, numbers, own.with(output.extended(), output.tables()));
      changes.add(splices);
    } else {
      all(coder, scan, numbers);
    }
    return coder.end();
  }

  private void all(SequentialScan coder, Scan scan, BitSet numbers) throws IOException {
    HuffmanTables complete = tables.huffman().completed();
    SymbolOutput.Writing output = new SymbolOutput.Writing(complete, complete);
    List<SequentialScan.Splice> splices = coder.all(output);
    if (precision == Precision.FINER && output.isComplete()) {
      complete = output.best();
      splices = coder.all(new SymbolOutput.Writing(complete, complete));
    }
    if (!output.isComplete()) {
      throw source.malformed(scan.segment().at(), "coefficients out of range");
    }
    define(scan, numbers, complete);
    changes.add(splices);
  }

  /** Puts tables in force before a scan unless the file has just done so itself. */
  private void define(Scan scan, BitSet numbers, HuffmanTables wanted) {
    BitSet changed = new BitSet();
    for (int number : numbers.stream().toArray()) {
      if (!written.has(number) || written.find(number) != wanted.find(number)) {
        changed.set(number);
        written = written.with(number, wanted.find(number));
      }
    }
    changes.insert(scan.segment().at(), wanted.segments(changed));
  }

  private void writeScans(Coefficients values) throws IOException {
    segments.stream()
        .filter(segment -> segment.marker() == JpegTables.DHT)
        .forEach(s -> changes.replace(s.at(), s.length() + 4L, new byte[0]));
    for (Read read : scans) {
      SymbolOutput.Recording recording = coded(read, values);
      HuffmanTables best = recording.tables();
      Segment header = read.scan().segment();
      changes.insert(header.at(), best.segments(recording.used()));
      changes.replace(header.end(), read.end() - header.end(), recording.written(best));
    }
  }

  private static SymbolOutput.Recording coded(Read read, Coefficients values) {
    SymbolOutput.Recording recording = new SymbolOutput.Recording();
    Frame frame = values.frame();
    int total = read.scan().wide(frame) * read.scan().high(frame);
    int interval = read.restart() == 0 ? total : read.restart();
    ProgressiveWriter writer = new ProgressiveWriter(frame, values, read.scan(), recording);
    for (int from = 0; from < total; from += interval) {
      if (from > 0) {
        recording.restart();
      }
      writer.interval(from, Math.min(total, from + interval));
    }
    return recording;
  }
}
