package org.aigclabel.text;

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

/** Finds notices in text formats and zipped documents. */
@AutoService(ExplicitDetector.class)
public final class NoticeDetector implements ExplicitDetector {

  private static final Set<String> TEXTS = Set.of("text", "markdown", "html", "rtf");
  private static final Set<String> ZIPPED = Set.of("ooxml", "odf", "epub", "ofd", "xmind");
  private static final int EDGE = 1 << 20;
  private static final int PARTS = 400;

  private static final Pattern SHOWN =
      Pattern.compile(
          "word/(?:document|header\\w*|footer\\w*)\\.xml|ppt/slides/slide\\d+\\.xml"
              + "|xl/(?:sharedStrings|worksheets/sheet\\d+)\\.xml|content\\.(?:xml|json)"
              + "|styles\\.xml|.*\\.x?html?|.*/Content\\.xml");

  @Override
  public boolean supports(MediaType type) {
    return TEXTS.contains(type.name()) || ZIPPED.contains(type.name());
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    if (Zip.begins(source.head(0, 64))) {
      return zipped(source);
    }
    String head = source.latin1(0, (int) Math.min(5, source.size()));
    if (head.equals("{\\rtf")) {
      return NoticeSearch.find(RtfText.plain(RtfFormat.view(source).text()));
    }
    TextView view = TextView.of(source);
    String text = view.text();
    if (text.length() > 2 * EDGE) {
      List<ExplicitFinding> found =
          new ArrayList<>(NoticeSearch.find(ShownText.of(view.decode(text.substring(0, EDGE)))));
      found.addAll(
          NoticeSearch.find(ShownText.of(view.decode(text.substring(text.length() - EDGE)))));
      return found;
    }
    return NoticeSearch.find(ShownText.of(view.decode(text)));
  }

  private static List<ExplicitFinding> zipped(MediaSource source) throws IOException {
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
        for (ExplicitFinding one : NoticeSearch.find(text)) {
          found.add(
              new ExplicitFinding(
                  one.kind(),
                  one.content(),
                  entry.name() + ", " + one.place(),
                  one.confidence(),
                  one.findings()));
        }
      }
    }
    return found;
  }
}
