package org.aigclabel.image.heif;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Loss;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.spi.MediaFormat;

/**
 * Draws the label on still HEIC and AVIF pictures: FFmpeg decodes and encodes the coded data, which
 * is put where the old was; all other items and properties stay.
 */
@AutoService(ExplicitLabeler.class)
public final class HeifLabeler implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("heif") || type.name().equals("avif");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    try {
      StillDrawing drawing = drawing(source);
      Ffmpeg ffmpeg = ffmpeg(drawing.colour().stream().codec(), label.loss());
      return Rendering.of(
          drawing.drawn(ffmpeg, label),
          Finding.of(
              Rule.EXPLICIT_REENCODED,
              "the picture by FFmpeg at high quality; thumbnails and other pictures in the file"
                  + " stay as they were"));
    } catch (Refusal e) {
      boolean avif = AvifFormat.claims(IsoImage.brands(source.head(0, MediaFormat.HEAD)));
      IsoImage format = avif ? new AvifFormat() : new HeifFormat();
      throw new UnsupportedMediaException(
          source.name(), e.getMessage() + "; or " + format.withoutLabeler());
    }
  }

  private static StillDrawing drawing(MediaSource source) throws IOException {
    List<Box> top = IsoBoxes.readable(source, 0, source.size());
    if (IsoBoxes.first(top, "moov").isPresent()) {
      throw new Refusal("in a sequence only the still picture would show the label");
    }
    Optional<Items> items = Items.of(source, top);
    if (items.isEmpty() || Properties.of(items.get()).isEmpty()) {
      throw new Refusal("no label can be drawn where no picture has properties");
    }
    return new StillDrawing(items.get(), Properties.of(items.get()).orElseThrow());
  }

  private static Ffmpeg ffmpeg(StillCodec codec, Loss loss) throws Refusal {
    if (loss == Loss.FORBIDDEN) {
      throw new Refusal("a label cannot be drawn without encoding the picture again: allow that");
    }
    return Ffmpeg.installed(found -> codec.encoder(found).isPresent())
        .orElseThrow(
            () ->
                new Refusal(
                    "no FFmpeg here has "
                        + codec.encoders()
                        + ": install one on the PATH to draw a label"));
  }
}
