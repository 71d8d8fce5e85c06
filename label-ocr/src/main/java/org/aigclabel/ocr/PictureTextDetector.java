package org.aigclabel.ocr;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;

/** Reads labels off still pictures: along the edges, or everywhere on request. */
@AutoService(ExplicitDetector.class)
public final class PictureTextDetector implements ExplicitDetector {

  private static final Set<String> READABLE =
      Set.of("jpeg", "png", "gif", "bmp", "tiff", "webp", "heif", "avif");

  @Override
  public boolean supports(MediaType type) {
    return READABLE.contains(type.name());
  }

  @Override
  public Depth depth() {
    return Depth.READING;
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    return detect(source, Depth.READING);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source, Depth depth) throws IOException {
    return labels(Pictures.decode(source), depth);
  }

  /** Returns the labels on a picture. */
  static List<ExplicitFinding> labels(BufferedImage picture, Depth depth) {
    return TextReader.labels(picture, depth).stream()
        .map(line -> LabelMarks.on(line, picture.getWidth(), picture.getHeight()))
        .toList();
  }
}
