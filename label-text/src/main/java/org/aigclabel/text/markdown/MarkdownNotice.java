package org.aigclabel.text.markdown;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.container.XmlText;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.TextView;

/** Puts the notice into Markdown after the front matter, as a quotation or a raised mark. */
@AutoService(ExplicitLabeler.class)
public final class MarkdownNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(MarkdownFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    TextView view = TextView.of(source);
    int start = FrontMatter.of(view.text()).map(FrontMatter::end).orElse(0);
    String line =
        label.notice().form() == TextNotice.Form.CORNER_MARK
            ? "<sup>" + XmlText.escape(label.text()) + "</sup>"
            : "> " + label.text();
    return Rendering.of(new NoticeLines(source, view, line, start).plan(label.notice()));
  }
}
