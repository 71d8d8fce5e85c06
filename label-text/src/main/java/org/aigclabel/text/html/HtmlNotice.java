package org.aigclabel.text.html;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.Entities;
import org.aigclabel.text.Lines;
import org.aigclabel.text.Notices;
import org.aigclabel.text.TextView;

/**
 * Puts the notice into HTML as a paragraph or a raised mark. It is plain text first, so that it
 * survives sanitising, and takes the page's own colours, so that it survives dark mode.
 */
@AutoService(ExplicitLabeler.class)
public final class HtmlNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.equals(HtmlFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    TextView view = TextView.of(source);
    String text = view.text();
    HtmlTags html = HtmlTags.of(text);
    if (html.first("frameset").isPresent()) {
      throw new UnsupportedMediaException(
          source.name(), "a frameset shows no text of its own: label the pages in its frames");
    }
    byte[] notice = view.encoding().encode(fragment(label) + Lines.lineEnd(text));
    Plan.Edits edits = Plan.edit(source);
    int start = html.first("body").map(HtmlTags.Tag::to).orElseGet(() -> HtmlFormat.place(text));
    int end =
        html.last("/body")
            .or(() -> html.last("/html"))
            .map(HtmlTags.Tag::from)
            .orElse(text.length());
    if (label.notice().places().contains(TextNotice.Place.START)) {
      edits.insert(view.offset(start), notice);
    }
    if (label.notice().places().contains(TextNotice.Place.MIDDLE)) {
      edits.insert(view.offset(middle(html, start, Math.max(start, end))), notice);
    }
    if (label.notice().places().contains(TextNotice.Place.END)) {
      edits.insert(view.offset(Math.max(start, end)), notice);
    }
    return Rendering.of(edits.plan());
  }

  /** Returns a page with the notice as the first text of its body; empty if it has no body. */
  public static Optional<String> atStart(String page, ExplicitLabel label) {
    return HtmlTags.of(page).first("body").map(body -> with(page, body.to(), label));
  }

  /** Returns a page with the notice as the last text of its body; empty if it has no body. */
  public static Optional<String> atEnd(String page, ExplicitLabel label) {
    return HtmlTags.of(page).last("/body").map(body -> with(page, body.from(), label));
  }

  private static String with(String page, int at, ExplicitLabel label) {
    return page.substring(0, at) + fragment(label) + page.substring(at);
  }

  /** Returns the notice as HTML and XHTML, in ASCII. */
  private static String fragment(ExplicitLabel label) {
    String language = Notices.language(label.text());
    boolean corner = label.notice().form() == TextNotice.Form.CORNER_MARK;
    String words = Entities.escape(label.text());
    String attributes =
        " role=\"note\" class=\"aigc-notice\" lang=\""
            + language
            + "\" xml:lang=\""
            + language
            + "\" aria-label=\""
            + words
            + "\"";
    return corner
        ? "<sup" + attributes + ">" + words + "</sup>"
        : "<p"
            + attributes
            + " style=\"margin:0.5em 0;padding:0.25em 0.6em;border:1px solid currentColor;"
            + "border-radius:0.3em;display:inline-block;font-size:1rem;color:inherit\">"
            + words
            + "</p>";
  }

  private static int middle(HtmlTags html, int start, int end) {
    int wanted = start + (end - start) / 2;
    Optional<HtmlTags.Tag> nearest =
        html.tags().stream()
            .filter(tag -> tag.from() >= start && tag.from() < end)
            .filter(tag -> tag.name().matches("p|h[123]"))
            .min(Comparator.comparingInt(tag -> Math.abs(tag.from() - wanted)));
    return nearest.map(HtmlTags.Tag::from).orElse(start);
  }
}
