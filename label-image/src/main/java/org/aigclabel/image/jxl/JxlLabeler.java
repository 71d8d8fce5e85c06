package org.aigclabel.image.jxl;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Loss;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on JPEG XL: FFmpeg decodes and encodes the codestream, lossless ones without
 * loss; the other boxes of the file stay, but for what would rebuild the JPEG it came from.
 */
@AutoService(ExplicitLabeler.class)
public final class JxlLabeler implements ExplicitLabeler {

  private static final String ENCODER = "libjxl";

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("jxl");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    JxlStream stream = JxlStream.of(source);
    JxlHeader header = header(source, stream);
    if (!header.plain()) {
      throw refused(source, "only one upright picture of 8 to 16 bits can be drawn on");
    }
    boolean lossy = header.lossy() || stream.rebuildsJpeg();
    if (lossy && label.loss() == Loss.FORBIDDEN) {
      throw refused(source, "a lossy picture cannot be drawn on without loss: allow it");
    }
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed(found -> found.encodes(ENCODER));
    if (ffmpeg.isEmpty()) {
      throw refused(source, "to draw a label install FFmpeg with libjxl on the PATH");
    }
    byte[] drawn;
    try (JxlTransit transit = new JxlTransit(ffmpeg.get(), source)) {
      drawn = transit.drawn(label, lossy);
    }
    return Rendering.of(stream.with(drawn), note(lossy, stream));
  }

  private static JxlHeader header(MediaSource source, JxlStream stream) throws IOException {
    try {
      return JxlHeader.of(stream.head());
    } catch (BufferUnderflowException e) {
      throw source.malformed(0, "the codestream ends within its head");
    }
  }

  private static Finding note(boolean lossy, JxlStream stream) {
    String rebuilt = stream.rebuildsJpeg() ? "; the JPEG it came from cannot be rebuilt" : "";
    return lossy
        ? Finding.of(Rule.EXPLICIT_REENCODED, "JPEG XL by FFmpeg at distance 0.5" + rebuilt)
        : Finding.of(Rule.EXPLICIT_NOTE, "drawn without loss");
  }

  private static UnsupportedMediaException refused(MediaSource source, String reason) {
    return new UnsupportedMediaException(
        source.name(), reason + "; or " + new JxlFormat().withoutLabeler());
  }
}
