package org.aigclabel.image.jpeg;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.container.Exif;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on JPEG pictures among their coefficients: nothing outside the blocks under the
 * label loses quality, and all segments stay. Baseline stays baseline, progressive progressive.
 */
@AutoService(ExplicitLabeler.class)
public final class JpegLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(JpegFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Canvas canvas = canvas(source);
    Placement box = Lettering.of(label.text(), label.look()).on(canvas);
    return Rendering.of(
        JpegPainter.paint(source, box),
        Finding.of(
            Rule.EXPLICIT_NOTE,
            "drawn into the picture without decoding it; only blocks under the label changed"));
  }

  private static Canvas canvas(MediaSource source) throws IOException {
    int orientation = 1;
    boolean turned = false;
    for (Segment segment : JpegHeader.read(source).segments()) {
      Optional<AppText> kind = AppText.of(source, segment);
      if (!turned && kind.isPresent() && kind.get() == AppText.EXIF) {
        Exif exif = Exif.read(AppText.EXIF.body(source, segment));
        orientation = exif.orientation();
        turned = exif.isReadable();
      }
      if (Frame.isFrame(segment.marker())) {
        Frame frame = Frame.read(source, segment);
        return new Canvas(
            source.name(), frame.width(), frame.height(), Orientation.of(orientation));
      }
    }
    throw source.malformed(source.size(), "wanted a frame header, found none");
  }
}
