package org.aigclabel.image.heif;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.draw.Orientation;

/**
 * What is shown of a stored picture, and how it is turned; EXIF has no say in these files.
 *
 * @param left first column shown
 * @param top first row shown
 * @param width columns shown
 * @param height rows shown
 * @param orientation how they are turned
 */
record Display(int left, int top, int width, int height, Orientation orientation) {

  /** Returns what the properties {@code clap}, {@code irot} and {@code imir} make of a picture. */
  static Display of(Items items, Properties properties, CodedPicture.Size stored, long id)
      throws IOException {
    MediaSource source = items.source();
    Display display = new Display(0, 0, stored.width(), stored.height(), Orientation.UPRIGHT);
    for (Properties.Link link : properties.of(id)) {
      Box box = properties.box(link);
      if (box.is("clap")) {
        display = display.cropped(source, box);
      } else if (box.is("irot")) {
        int turns = source.u8(box.payload()) & 3;
        display = display.turned(Orientation.of(new int[] {1, 8, 3, 6}[turns]));
      } else if (box.is("imir")) {
        display = display.turned(Orientation.of((source.u8(box.payload()) & 1) == 0 ? 4 : 2));
      }
    }
    return display;
  }

  private Display turned(Orientation next) {
    return new Display(left, top, width, height, orientation.then(next));
  }

  private Display cropped(MediaSource source, Box clap) throws IOException {
    ByteBuffer in = source.bytes(clap.payload(), 32);
    double wide = ratio(in);
    double high = ratio(in);
    double x = (width - wide) / 2 + ratio(in);
    double y = (height - high) / 2 + ratio(in);
    boolean inside =
        wide >= 1 && high >= 1 && x >= 0 && y >= 0 && x + wide <= width && y + high <= height;
    if (!inside || orientation != Orientation.UPRIGHT) {
      throw source.malformed(clap.offset(), "a clean aperture outside the picture or turned");
    }
    return new Display(
        left + (int) Math.ceil(x), top + (int) Math.ceil(y), (int) wide, (int) high, orientation);
  }

  private static double ratio(ByteBuffer in) {
    int over = in.getInt();
    return over / (double) in.getInt();
  }
}
