package org.aigclabel.image.gif;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.image.Room;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on every frame of a GIF. Frames that leave the label's place alone stay byte for
 * byte, and so do timing and loop; others keep their colours and gain those of the label.
 */
@AutoService(ExplicitLabeler.class)
public final class GifLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("gif");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    List<GifFrame> frames = frames(source);
    int width = source.u16le(6);
    int height = source.u16le(8);
    if (frames.isEmpty() || width == 0 || height == 0) {
      throw source.malformed(6, "wanted a picture, found none");
    }
    Placement box =
        Lettering.of(label.text(), label.look())
            .on(Room.require(source, Canvas.of(source.name(), width, height)));
    GifPainter painter = new GifPainter(source, box, label.loss());
    Plan.Edits edits = Plan.edit(source);
    for (GifFrame frame : frames) {
      painter.paint(frame, edits);
    }
    if (!source.startsWith(3, "89a")) {
      edits.replace(3, 3, new byte[] {'8', '9', 'a'});
    }
    Finding note =
        Finding.of(
            Rule.EXPLICIT_NOTE,
            painter.painted() + " of " + frames.size() + " frames changed, only under the label");
    return painter.merged() == 0
        ? Rendering.of(edits.plan(), note)
        : Rendering.of(
            edits.plan(),
            note,
            Finding.of(
                Rule.EXPLICIT_REENCODED,
                "the palette was full, " + painter.merged() + " rare colours went to the nearest"));
  }

  private static List<GifFrame> frames(MediaSource source) throws IOException {
    List<GifFrame> frames = new ArrayList<>();
    Optional<GifBlocks.Block> control = Optional.empty();
    for (GifBlocks.Block block : GifBlocks.of(source)) {
      switch (block.kind()) {
        case CONTROL -> control = block.length() == 8 ? Optional.of(block) : Optional.empty();
        case PICTURE -> {
          frames.add(GifFrame.of(source, block, control));
          control = Optional.empty();
        }
        case TEXT -> control = Optional.empty();
        default -> {}
      }
    }
    return frames;
  }
}
