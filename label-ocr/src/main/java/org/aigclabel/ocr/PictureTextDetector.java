package org.aigclabel.ocr;

import com.google.auto.service.AutoService;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.explicit.Wording;
import org.aigclabel.spi.ExplicitDetector;

/**
 * Reads labels off the edges of still pictures and measures them against GB 45438-2025 5.2.
 * Vendors' marks that fall short of the wording are reported as such.
 */
@AutoService(ExplicitDetector.class)
public final class PictureTextDetector implements ExplicitDetector {

  private static final Set<String> READABLE = Set.of("jpeg", "png", "gif", "bmp", "tiff");

  /** Marks of generating services that name no generation; seen in real exports. */
  private static final Pattern MARK =
      Pattern.compile(
          "(豆包|即梦|可灵|通义|千问|文心|智谱|清影|海螺|星绘|混元|元宝|万相|Vidu|Kling|Jimeng)\\s*(AI)?|(?<![A-Za-z])AI(?![A-Za-z])\\s*(创作|作品|绘画)");

  private static final double SURE = 0.6;
  private static final double LEAST_CONTRAST = 3;

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
    Optional<BufferedImage> picture = Pictures.decode(source, Pictures.orientation(source));
    if (picture.isEmpty()) {
      return List.of();
    }
    List<ExplicitFinding> found = new ArrayList<>();
    for (TextLine line : TextReader.readEdges(picture.get())) {
      String text = line.text().replace(" ", "");
      if (line.confidence() >= SURE
          && (Wording.complies(line.text()) || MARK.matcher(text).find())) {
        found.add(finding(line, picture.get()));
      }
    }
    return found;
  }

  private static ExplicitFinding finding(TextLine line, BufferedImage picture) {
    List<Finding> findings = new ArrayList<>();
    if (!Wording.namesAi(line.text())) {
      findings.add(Finding.of(Rule.EXPLICIT_WORDING, line.text(), "reason.element.ai"));
    }
    if (!Wording.namesGeneration(line.text())) {
      findings.add(Finding.of(Rule.EXPLICIT_WORDING, line.text(), "reason.element.generation"));
    }
    int shortest = Math.min(picture.getWidth(), picture.getHeight());
    double height = (double) line.box().height / shortest;
    if (height < TextLook.LEAST_HEIGHT) {
      findings.add(Finding.of(Rule.EXPLICIT_HEIGHT, number(height * 100)));
    }
    if (line.contrast() < LEAST_CONTRAST) {
      findings.add(Finding.of(Rule.EXPLICIT_CONTRAST, number(line.contrast())));
    }
    Rectangle box = line.box();
    String place = box.x + "," + box.y + " " + box.width + "x" + box.height;
    return new ExplicitFinding("text", line.text(), place, line.confidence(), findings);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
