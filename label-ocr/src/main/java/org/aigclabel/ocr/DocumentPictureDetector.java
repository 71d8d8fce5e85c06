package org.aigclabel.ocr;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.container.Zip;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;

/** Reads labels off the pictures in documents, on request: their text is searched first anyway. */
@AutoService(ExplicitDetector.class)
public final class DocumentPictureDetector implements ExplicitDetector {

  private static final Set<String> READABLE = Set.of("ooxml", "odf", "epub", "ofd", "xmind", "pdf");
  private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|bmp|tiff?|webp)");
  private static final int MOST_PICTURES = 50;
  private static final int LARGEST = 32 << 20;

  @Override
  public boolean supports(MediaType type) {
    return READABLE.contains(type.name());
  }

  @Override
  public Depth depth() {
    return Depth.WHOLE;
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    return Zip.begins(source.head(0, 64)) ? zipped(source) : paged(source);
  }

  private static List<ExplicitFinding> zipped(MediaSource source) throws IOException {
    List<ExplicitFinding> found = new ArrayList<>();
    Zip zip = Zip.of(source);
    int pictures = 0;
    for (Zip.Entry entry : zip.entries()) {
      if (PICTURE.matcher(entry.name()).matches()
          && !entry.encrypted()
          && entry.size() <= LARGEST
          && pictures++ < MOST_PICTURES) {
        found.addAll(labels(entry.name(), zip.content(entry)));
      }
    }
    return found;
  }

  /** JPEG pictures stand in a PDF as they are (ISO 32000-2 7.4.8); others would need its reader. */
  private static List<ExplicitFinding> paged(MediaSource source) throws IOException {
    List<ExplicitFinding> found = new ArrayList<>();
    int length = (int) Math.min(source.size(), source.limits().block());
    String text = source.latin1(0, length);
    int pictures = 0;
    for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
      int begin = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
      int end = text.indexOf("endstream", begin);
      if (text.startsWith("\u00FF\u00D8\u00FF", begin)
          && end > begin
          && end - begin <= LARGEST
          && pictures++ < MOST_PICTURES) {
        found.addAll(labels("byte " + begin, source.array(begin, end - begin)));
      }
    }
    return found;
  }

  private static List<ExplicitFinding> labels(String name, byte[] file) throws IOException {
    Optional<BufferedImage> picture = Pictures.decode(MediaSource.of(name, file));
    if (picture.isEmpty()) {
      return List.of();
    }
    return PictureTextDetector.labels(picture.get(), Depth.WHOLE).stream()
        .map(
            label ->
                new ExplicitFinding(
                    label.kind(),
                    label.content(),
                    name + ", " + label.place(),
                    label.confidence(),
                    label.findings()))
        .toList();
  }
}
