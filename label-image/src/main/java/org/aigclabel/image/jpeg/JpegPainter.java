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
import org.aigclabel.image.jpeg.ScanWalk.Pass;
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

  private final MediaSource source;
  private final Placement box;
  private final JpegTables tables;
  private final Precision precision;
  private final Changes changes = new Changes();
  private final List<Segment> segments = new ArrayList<>();

  /** The tables that the written file has put in force so far. */
  private HuffmanTables written = new HuffmanTables();

  private boolean painted;
  private @Nullable Frame frame;
  private @Nullable Picture picture;
  private @Nullable ProgressiveScans progressive;
  private int scans;

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
    if (progressive != null) {
      picture = picture.with(tables.quantisation(picture.frame()), 0);
      progressive(progressive, picture);
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
    if (++scans > 1000) {
      throw source.malformed(segment.at(), "more than 1000 scans");
    }
    Scan scan = Scan.read(source, segment, frame);
    tables.require(scan);
    Picture drawn = picture(frame);
    Pass pass = new Pass(scan, tables.huffman(), tables.huffman().widened(scan), tables.restart());
    if (frame.isProgressive()) {
      if (progressive == null) {
        progressive =
            precision == Precision.SAME
                ? ProgressiveScans.keeping(source, drawn)
                : ProgressiveScans.refining(source, drawn);
      }
      return progressive.add(pass);
    }
    return sequential(pass, drawn);
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

  private long sequential(Pass pass, Picture drawn) throws IOException {
    SequentialScan coder = new SequentialScan(source, drawn, pass);
    if (!painted) {
      coder.look();
      drawn.paint(box);
      painted = true;
    }
    coder.draw();
    HuffmanTables coded = pass.write();
    if (drawn.isRefined()) {
      coded = coder.out.best();
      coder =
          new SequentialScan(
              source, drawn, new Pass(pass.scan(), pass.read(), coded, pass.restart()));
      coder.draw();
    }
    define(pass.scan(), coded);
    changes.add(coder.splices());
    return coder.end();
  }

  /** Puts tables in force before a scan unless the file has just done so itself. */
  private void define(Scan scan, HuffmanTables wanted) {
    BitSet changed = new BitSet();
    for (int number : scan.numbers().stream().toArray()) {
      if (!written.has(number) || written.find(number) != wanted.find(number)) {
        changed.set(number);
        written = written.with(number, wanted.find(number));
      }
    }
    changes.insert(scan.segment().at(), wanted.segments(changed));
  }

  private void progressive(ProgressiveScans scans, Picture drawn) throws IOException {
    Coefficients coefficients = scans.read();
    if (precision == Precision.FINER) {
      coefficients.refine(drawn);
    }
    coefficients.observe(drawn);
    drawn.paint(box);
    coefficients.draw(drawn);
    segments.stream()
        .filter(segment -> segment.marker() == JpegTables.DHT)
        .forEach(s -> changes.replace(s.at(), s.length() + 4L, new byte[0]));
    if (precision == Precision.FINER) {
      scans.write(changes);
    } else if (loss() <= LOSS) {
      scans.draw(changes);
    }
  }
}
