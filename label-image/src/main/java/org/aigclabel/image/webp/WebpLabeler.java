package org.aigclabel.image.webp;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Exif;
import org.aigclabel.container.Riff;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Loss;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.image.Room;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on WebP: lossless pictures stay lossless, lossy ones are encoded again at their
 * own quality; of an animation only the frames under the label. All other chunks stay.
 */
@AutoService(ExplicitLabeler.class)
public final class WebpLabeler implements ExplicitLabeler {

  private static final int ALPHA = 0x10;
  private static final int LARGEST = 16383;

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("webp");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Riff riff = Riff.read(source);
    if (!riff.sound("XMP ")) {
      throw source.malformed(4, "the size in the header does not match the chunks");
    }
    Lettering lettering = Lettering.of(label.text(), label.look());
    return riff.first("ANMF").isPresent()
        ? animation(source, riff, lettering, label.loss())
        : still(source, riff, lettering, label.loss());
  }

  private static Rendering still(MediaSource source, Riff riff, Lettering lettering, Loss loss)
      throws IOException {
    List<Riff.Chunk> stream = riff.chunks().stream().filter(WebpCodec::isStream).toList();
    WebpMode mode = WebpMode.of(riff);
    requireAllowed(source, mode, loss);
    BufferedImage image = WebpCodec.decode(source, WebpCodec.stream(source, stream));
    Placement box = lettering.on(canvas(source, riff, image.getWidth(), image.getHeight()));
    WebpPainter.draw(image, box.paint(WebpPainter.backdrop(image, 0, 0)), 0, 0);
    byte[] drawn = WebpCodec.encode(source, image, mode);
    Riff.Changes changes = riff.changes();
    stream.forEach(changes::remove);
    changes.insert(stream.get(0).offset(), drawn);
    return Rendering.of(changes.plan(), note(List.of(mode)));
  }

  private static Rendering animation(MediaSource source, Riff riff, Lettering lettering, Loss loss)
      throws IOException {
    Optional<Riff.Chunk> extended = riff.first("VP8X");
    if (extended.isEmpty() || extended.get().available() < 10) {
      throw source.malformed(12, "wanted VP8X before the frames of an animation");
    }
    long at = extended.get().data();
    int width = 1 + source.u16le(at + 4) + (source.u8(at + 6) << 16);
    int height = 1 + source.u16le(at + 7) + (source.u8(at + 9) << 16);
    if (width > LARGEST || height > LARGEST) {
      throw source.malformed(at, "an animation of " + width + " by " + height + " pixels");
    }
    Placement box = lettering.on(canvas(source, riff, width, height));
    WebpPainter painter = new WebpPainter(source, box);
    Riff.Changes changes = riff.changes();
    List<Riff.Chunk> frames = new ArrayList<>(riff.chunks());
    frames.removeIf(chunk -> !chunk.id().equals("ANMF"));
    List<WebpMode> modes = new ArrayList<>();
    for (Riff.Chunk chunk : frames) {
      WebpFrame frame = WebpFrame.of(source, riff, chunk);
      if (frame.x() + frame.width() > width || frame.y() + frame.height() > height) {
        throw source.malformed(chunk.offset(), "a frame that passes the edge of the picture");
      }
      Optional<byte[]> painted = painter.paint(frame);
      if (painted.isPresent()) {
        WebpMode mode = frame.mode(source);
        requireAllowed(source, mode, loss);
        modes.add(mode);
        changes.replace(chunk, painted.get());
      }
    }
    if (painter.addsAlpha()) {
      changes.patch(at, new byte[] {(byte) (source.u8(at) | ALPHA)});
    }
    return Rendering.of(changes.plan(), note(modes));
  }

  private static Canvas canvas(MediaSource source, Riff riff, int width, int height)
      throws IOException {
    Orientation orientation = Orientation.UPRIGHT;
    Optional<Riff.Chunk> exif = riff.first("EXIF");
    if (exif.isPresent() && exif.get().available() > 8) {
      int skip = source.startsWith(exif.get().data(), "Exif\0\0") ? 6 : 0;
      int length = (int) Math.min(1 << 20, exif.get().available() - skip);
      byte[] block = source.array(exif.get().data() + skip, length);
      orientation = Orientation.of(Exif.read(block).orientation());
    }
    return Room.require(source, new Canvas(source.name(), width, height, orientation));
  }

  private static void requireAllowed(MediaSource source, WebpMode mode, Loss loss)
      throws UnsupportedMediaException {
    if (!mode.lossless() && loss == Loss.FORBIDDEN) {
      throw new UnsupportedMediaException(
          source.name(),
          "a lossy WebP cannot be drawn on without loss: allow it, or save it as lossless WebP or"
              + " PNG first");
    }
  }

  private static Finding note(List<WebpMode> drawn) {
    IntSummaryStatistics lossy =
        drawn.stream()
            .filter(mode -> !mode.lossless())
            .mapToInt(WebpMode::quality)
            .summaryStatistics();
    if (lossy.getCount() == 0) {
      return Finding.of(Rule.EXPLICIT_NOTE, "drawn without loss");
    }
    String range = lossy.getMin() == lossy.getMax() ? "" : " to " + lossy.getMax();
    return Finding.of(
        Rule.EXPLICIT_REENCODED,
        "lossy WebP (pictures: %d) at quality %d%s, estimated from the source"
            .formatted(lossy.getCount(), lossy.getMin(), range));
  }
}
