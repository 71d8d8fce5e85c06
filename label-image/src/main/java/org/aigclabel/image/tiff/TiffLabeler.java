package org.aigclabel.image.tiff;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.image.Room;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on every page of a TIFF, in the page's own compression: only the strips or tiles
 * under the label are decoded and stored again, without loss; all else stays byte for byte.
 */
@AutoService(ExplicitLabeler.class)
public final class TiffLabeler implements ExplicitLabeler {

  private static final int SUBFILE = 254;

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("tiff");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Tiff tiff = Tiff.of(source);
    List<Tiff.Directory> directories = tiff.directories();
    RawPhoto.refuse(source, tiff, directories);
    Lettering lettering = Lettering.of(label.text(), label.look());
    List<TiffPage> pages = new ArrayList<>();
    for (Tiff.Directory directory : directories) {
      long[] kind =
          directory.find(SUBFILE).isEmpty()
              ? new long[0]
              : tiff.numbers(directory.find(SUBFILE).get());
      boolean secondary = kind.length > 0 && (kind[0] & 5) != 0;
      if (!secondary || directory == directories.get(0)) {
        pages.add(new TiffPage(source, tiff, directory));
      }
    }
    Plan.Edits edits = Plan.edit(source);
    TiffPainter painter = new TiffPainter(source, tiff, edits);
    for (TiffPage page : pages) {
      Orientation orientation = Orientation.of((int) page.number(274, 1));
      Canvas canvas = new Canvas(source.name(), page.width, page.height, orientation);
      Placement box = lettering.on(Room.require(source, canvas));
      painter.paint(page, box);
    }
    return Rendering.of(
        edits.plan(),
        Finding.of(
            Rule.EXPLICIT_NOTE,
            pages.size()
                + " of "
                + directories.size()
                + " pages drawn on without loss; masks and reduced copies stay as they were"));
  }
}
