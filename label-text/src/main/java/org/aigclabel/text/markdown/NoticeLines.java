package org.aigclabel.text.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.text.Lines;
import org.aigclabel.text.TextView;

/**
 * A text that gets a notice in lines of its own, in its encoding and with its line ends. The text
 * is the view, where a character may be a byte.
 *
 * @param source the file
 * @param view its text
 * @param line the notice
 * @param start where the text begins that people read
 */
record NoticeLines(MediaSource source, TextView view, String line, int start) {

  Plan plan(TextNotice notice) throws IOException {
    String text = view.text();
    String end = Lines.lineEnd(text);
    Plan.Edits edits = Plan.edit(source);
    if (notice.places().contains(TextNotice.Place.START)) {
      put(edits, view.offset(start), (start > 0 ? end : "") + line + end + blank(start, end));
    }
    if (notice.places().contains(TextNotice.Place.MIDDLE)) {
      int middle = middle();
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
    String last = new String(source.array(source.size() - unit, unit), StandardCharsets.ISO_8859_1);
    return last.contains("\n") || last.contains("\r");
  }

  /** The paragraph that begins next to the middle, outside code fences. */
  private int middle() {
    String text = view.text();
    int wanted = start + (text.length() - start) / 2;
    int best = start;
    boolean fenced = false;
    boolean blank = false;
    for (int at = start; at < text.length() && at <= wanted + (wanted - best); ) {
      int next = Lines.nextLine(text, at);
      String row = text.substring(at, Math.min(next, at + 8)).strip();
      if (blank && !fenced && !row.isEmpty() && Math.abs(at - wanted) <= Math.abs(best - wanted)) {
        best = at;
      }
      fenced ^= row.startsWith("```") || row.startsWith("~~~");
      blank = row.isEmpty();
      at = next;
    }
    return best;
  }
}
