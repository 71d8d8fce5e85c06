package org.aigclabel.text.rtf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;

/** Puts the notice into RTF as a paragraph at the start or the end. */
@AutoService(ExplicitLabeler.class)
public final class RtfNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(RtfFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    String text = RtfFormat.view(source).text();
    boolean corner = label.notice().form() == TextNotice.Form.CORNER_MARK;
    String words = "\\uc1" + (corner ? "\\super " : " ") + RtfText.escape(label.text());
    Plan.Edits edits = Plan.edit(source);
    boolean start =
        label.notice().places().contains(TextNotice.Place.START)
            || !label.notice().places().contains(TextNotice.Place.END);
    if (start) {
      put(edits, RtfText.afterHeader(source, text), "{\\pard\\plain" + words + "\\par}");
    }
    int end = RtfText.end(text, 0);
    if (label.notice().places().contains(TextNotice.Place.END)) {
      if (end < 0) {
        throw source.malformed(text.length(), "wanted the end of the RTF group, found none");
      }
      put(edits, end - 1, "{\\par\\pard\\plain" + words + "\\par}");
    }
    return Rendering.of(edits.plan());
  }

  private static void put(Plan.Edits edits, long offset, String text) {
    edits.insert(offset, text.getBytes(StandardCharsets.US_ASCII));
  }
}
