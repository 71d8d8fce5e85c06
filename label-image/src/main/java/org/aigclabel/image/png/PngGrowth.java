package org.aigclabel.image.png;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.image.Room;

/**
 * Makes frames of an animation larger where an earlier one took the label away with it, so that
 * every frame shows all of it; what they gain is clear.
 */
final class PngGrowth {

  private static final byte PAETH = 4;

  private final MediaSource source;
  private final Region box;
  private final boolean[] shown;
  private final List<PngFrame> lasting = new ArrayList<>();

  PngGrowth(MediaSource source, Region box) {
    this.source = source;
    this.box = box;
    this.shown = new boolean[box.width() * box.height()];
  }

  /** Returns the next frame, as large as it has to be for all of the label to be shown with it. */
  PngFrame next(PngFrame frame) throws IOException {
    if (frame.control().isEmpty()) {
      return frame;
    }
    boolean whole = true;
    for (int i = 0; i < shown.length; i++) {
      whole &= shown[i] || frame.covers(x(i), y(i));
    }
    PngFrame next = whole ? frame : grown(frame, frame.control().get());
    boolean kept = frame.control().get().disposal() == 2 && !lasting.isEmpty();
    for (int i = 0; !kept && i < shown.length; i++) {
      boolean covered = next.covers(x(i), y(i));
      shown[i] = covered ? frame.control().get().disposal() == 0 : shown[i];
    }
    if (frame.control().get().disposal() == 0) {
      lasting.add(next);
    }
    return next;
  }

  private int x(int i) {
    return box.x() + i % box.width();
  }

  private int y(int i) {
    return box.y() + i / box.width();
  }

  private PngFrame grown(PngFrame frame, PngFrame.Control control) throws IOException {
    PngFrame grown = frame.around(box);
    boolean erases = control.disposal() == 1 || !control.blends();
    if (frame.colours().clear().isEmpty() || erases && lasting.stream().anyMatch(grown::meets)) {
      throw new UnsupportedMediaException(
          source.name(),
          "its frames clear parts of what earlier frames left: save it with whole frames and label"
              + " that");
    }
    PngHeader size = grown.colours().header();
    Room.require(source, (long) size.width() * size.height(), (size.pixelBits() + 15) / 8);
    return grown;
  }

  /** Writes the compressed pixels of a frame in its larger size, with the label on them. */
  void write(PngFrame old, PngFrame grown, PngPaint paint, OutputStream out) throws IOException {
    byte[][] pixels = pixels(old, grown);
    PngHeader size = grown.colours().header();
    PngHeader after = paint.target().header();
    List<Region.Rows> touched =
        box.within(grown.left(), grown.top(), size.width(), size.height()).orElseThrow().rows(size);
    int filter = after.pixelBits() < 8 || after.colour() == PngHeader.PALETTE ? 0 : PAETH;
    DeflaterOutputStream deflater = new DeflaterOutputStream(out);
    for (PngHeader.Pass pass : size.passes()) {
      Region.Rows rows = Region.Rows.of(touched, pass);
      byte[] above = paint.blank(pass);
      for (int y = 0; y < pass.rows(); y++) {
        byte[] row = paint.row(row(pixels[pass.y() + y * pass.stepY()], size, pass), rows, y);
        deflater.write(filter);
        deflater.write(RowFilter.apply(filter, row, above, after.filterStep()));
        above = row;
      }
    }
    deflater.finish();
  }

  /** Returns the pixels of a row that belong to a pass. */
  private static byte[] row(byte[] pixels, PngHeader size, PngHeader.Pass pass) {
    int channels = size.channels();
    Samples from = new Samples(pixels, size.depth());
    Samples to = new Samples(new byte[pass.rowBytes()], size.depth());
    for (int i = 0; i < pass.columns() * channels; i++) {
      to.set(i, from.at((pass.x() + i / channels * pass.stepX()) * channels + i % channels));
    }
    return to.row();
  }

  /** Returns the rows of the larger frame with the old one's pixels in them. */
  private byte[][] pixels(PngFrame old, PngFrame grown) throws IOException {
    PngHeader size = grown.colours().header();
    int[] clear = old.colours().clear().orElseThrow();
    int channels = clear.length;
    byte[] blank = new byte[(int) (((long) size.width() * size.pixelBits() + 7) / 8)];
    Samples blanks = new Samples(blank, size.depth());
    for (int i = 0; i < size.width() * channels; i++) {
      blanks.set(i, clear[i % channels]);
    }
    byte[][] pixels = new byte[size.height()][];
    Arrays.setAll(pixels, y -> blank.clone());
    int left = old.left() - grown.left();
    int top = old.top() - grown.top();
    old.rows(
        source,
        (pass, y, row) -> {
          Samples from = new Samples(row, size.depth());
          Samples to = new Samples(pixels[top + pass.y() + y * pass.stepY()], size.depth());
          for (int i = 0; i < pass.columns() * channels; i++) {
            int x = left + pass.x() + i / channels * pass.stepX();
            to.set(x * channels + i % channels, from.at(i));
          }
        });
    return pixels;
  }
}
