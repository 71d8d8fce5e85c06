package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.container.Zip;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.text.Notices;
import org.aigclabel.text.ShownText;

/** Finds notices in the parts of zipped documents that readers see. */
@AutoService(ExplicitDetector.class)
public final class PartNoticeDetector implements ExplicitDetector {

  private static final Set<String> TYPES = Set.of("ooxml", "odf", "epub", "ofd", "xmind");
  private static final int PARTS = 400;

  private static final Pattern SHOWN =
      Pattern.compile(
          "word/(?:document|header\\w*|footer\\w*)\\.xml|ppt/slides/slide\\d+\\.xml"
              + "|xl/(?:sharedStrings|worksheets/sheet\\d+)\\.xml|content\\.(?:xml|json)"
              + "|styles\\.xml|.*\\.x?html?|.*/Content\\.xml");

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type.name());
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    Parts parts = Parts.of(source);
    List<ExplicitFinding> found = new ArrayList<>();
    long left = source.limits().inflated();
    int read = 0;
    for (Zip.Entry entry : parts.zip().entries()) {
      if (SHOWN.matcher(entry.name()).matches()
          && !entry.encrypted()
          && entry.size() <= left
          && read++ < PARTS) {
        left -= entry.size();
        String text = ShownText.of(XmlOutline.utf8(parts.text(entry.name()).orElse("")));
        found.addAll(Notices.on(entry.name(), text));
      }
    }
    return found;
  }
}
