package org.aigclabel.text.markdown;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.TextView;

/** Puts the notice into plain text as a line of its own. */
@AutoService(ExplicitLabeler.class)
public final class PlainNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(PlainTextFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    TextView view = TextView.of(source);
    if (json(view.text())) {
      throw new UnsupportedMediaException(
          source.name(), "a line in it would break the JSON: show the notice where it is shown");
    }
    return Rendering.of(new NoticeLines(source, view, label.text(), 0).plan(label.notice()));
  }

  private static boolean json(String text) {
    String bare = text.strip();
    return (bare.startsWith("{") || bare.startsWith("[")) && JsonText.end(bare, 0) == bare.length();
  }
}
