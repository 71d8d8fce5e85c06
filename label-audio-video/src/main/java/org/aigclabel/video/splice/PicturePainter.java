package org.aigclabel.video.splice;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.aigclabel.draw.Backdrop;
import org.aigclabel.draw.Stamp;
import org.aigclabel.video.splice.Section.Window;

/** Draws on pictures in Java alone, where no FFmpeg is. Stateless. */
public interface PicturePainter {

  /**
   * What to draw.
   *
   * @param label gives the label for what it stands on, in the displayed frame's pixels
   * @param stretch displayed width of a stored pixel by its height
   * @param windows when it is shown
   */
  record Drawing(Function<Backdrop, Stamp> label, double stretch, List<Window> windows) {}

  /** Returns whether its library is there and knows raw streams of this name: {@code h264}. */
  boolean knows(String rawFormat);

  /**
   * Returns the stream with other pictures, one for one, of which only the first stands alone.
   *
   * @throws IllegalStateException that says why it cannot be trusted to decode them
   */
  byte[] paint(byte[] stream, Drawing drawing);

  /** Returns the installed one for raw streams of this name. */
  static Optional<PicturePainter> of(String rawFormat) {
    return ServiceLoader.load(PicturePainter.class, PicturePainter.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(painter -> painter.knows(rawFormat))
        .findFirst();
  }
}
