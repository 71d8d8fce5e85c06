package org.aigclabel.text.markdown;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.XmlText;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;
import org.aigclabel.text.TextView;

/**
 * Puts the notice into plain text and Markdown as a line of its own, in the file's encoding and
 * with its line ends; in Markdown after the front matter, as a quotation or a raised mark.
 */
@AutoService(ExplicitLabeler.class)
public final class NoticeLines implements ExplicitLabeler {

  private static final Set<MediaType> TYPES = Set.of(PlainTextFormat.TYPE, MarkdownFormat.TYPE);

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    TextView view = TextView.of(source);
    boolean markdown =
        TextSyntax.of(source.head(0, MediaFormat.HEAD))
            .filter(kind -> kind == TextSyntax.Kind.MARKDOWN)
            .isPresent();
    if (!markdown && json(view.text())) {
      throw new UnsupportedMediaException(
          source.name(), "a line in it would break the JSON: show the notice where it is shown");
    }
    String line = !markdown ? label.text() : mark(label);
    return Rendering.of(new Edit(source, view, line, markdown).plan(label.notice()));
  }

  private static String mark(ExplicitLabel label) {
    return label.notice().form() == TextNotice.Form.CORNER_MARK
        ? "<sup>" + XmlText.escape(label.text()) + "</sup>"
        : "> " + label.text();
  }

  private static boolean json(String text) {
    String bare = text.strip();
    return (bare.startsWith("{") || bare.startsWith("[")) && JsonText.end(bare, 0) == bare.length();
  }

  /** One file being edited; the text is the view, where a character may be a byte. */
  private record Edit(MediaSource source, TextView view, String line, boolean markdown) {

    Plan plan(TextNotice notice) throws IOException {
      String text = view.text();
      String end = Lines.lineEnd(text);
      Plan.Edits edits = Plan.edit(source);
      Optional<FrontMatter> matter = markdown ? FrontMatter.of(text) : Optional.empty();
      int start = matter.map(FrontMatter::end).orElse(0);
      if (notice.places().contains(TextNotice.Place.START)) {
        put(edits, view.offset(start), (start > 0 ? end : "") + line + end + blank(start, end));
      }
      if (notice.places().contains(TextNotice.Place.MIDDLE)) {
        int middle = middle(start);
        put(edits, view.offset(middle), line + end + end);
      }
      if (notice.places().contains(TextNotice.Place.END)) {
        put(edits, source.size(), (closed() ? "" : end) + end + line + end);
      }
      return edits.plan();
    }

    private void put(Plan.Edits edits, long offset, String text) {
      edits.insert(offset, view.encoding().encode(text));
    }

    private String blank(int at, String end) {
      return view.text().startsWith(end, at) ? "" : end;
    }

    private boolean closed() throws IOException {
      int unit = view.encoding().unit();
      if (source.size() < view.encoding().mark() + unit) {
        return true;
      }
      String last =
          new String(source.array(source.size() - unit, unit), StandardCharsets.ISO_8859_1);
      return last.contains("\n") || last.contains("\r");
    }

    /** The paragraph that begins next to the middle, outside code fences. */
    private int middle(int start) {
      String text = view.text();
      int wanted = start + (text.length() - start) / 2;
      int best = start;
      boolean fenced = false;
      boolean blank = false;
      for (int at = start; at < text.length() && at <= wanted + (wanted - best); ) {
        int next = Lines.nextLine(text, at);
        String row = text.substring(at, Math.min(next, at + 8)).strip();
        if (blank
            && !fenced
            && !row.isEmpty()
            && Math.abs(at - wanted) <= Math.abs(best - wanted)) {
          best = at;
        }
        fenced ^= markdown && (row.startsWith("```") || row.startsWith("~~~"));
        blank = row.isEmpty();
        at = next;
      }
      return best;
    }
  }
}
