package org.aigclabel.text;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;

/** Finds notices in plain text, Markdown and HTML; in long ones at the start and the end. */
@AutoService(ExplicitDetector.class)
public final class TextNoticeDetector implements ExplicitDetector {

  private static final Set<String> TYPES = Set.of("text", "markdown", "html");
  private static final int EDGE = 1 << 20;

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type.name());
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    TextView view = TextView.of(source);
    String text = view.text();
    if (text.length() <= 2 * EDGE) {
      return in(view, text);
    }
    List<ExplicitFinding> found = new ArrayList<>(in(view, text.substring(0, EDGE)));
    found.addAll(in(view, text.substring(text.length() - EDGE)));
    return found;
  }

  private static List<ExplicitFinding> in(TextView view, String text) {
    return Notices.in(ShownText.of(view.decode(text)));
  }
}
