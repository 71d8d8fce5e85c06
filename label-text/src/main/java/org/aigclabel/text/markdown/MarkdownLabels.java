package org.aigclabel.text.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.text.Excerpt.Range;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;

/** Finds the labels of a Markdown file, wherever tools and authors put them. */
final class MarkdownLabels {

  /**
   * A label as it stands in the file.
   *
   * @param carrier front matter, body or code fence
   * @param range what to leave out for the file without it
   * @param json its text as JSON
   */
  record Found(Carrier carrier, Range range, String json) {}

  private final String text;
  private final List<Found> found = new ArrayList<>();

  private MarkdownLabels(String text) {
    this.text = text;
  }

  /** Returns the labels in order. */
  static List<Found> find(String text) {
    MarkdownLabels labels = new MarkdownLabels(text);
    Optional<FrontMatter> head = FrontMatter.of(text);
    head.ifPresent(labels::head);
    if (text.contains("AIGC")) {
      labels.body(head.map(FrontMatter::end).orElse(0));
    }
    return List.copyOf(labels.found);
  }

  private void head(FrontMatter head) {
    switch (head.kind()) {
      case YAML -> yaml(head);
      case TOML -> TomlLabel.find(text, head).ifPresent(this.found::add);
      case JSON ->
          JsonText.members(text, 0, "AIGC")
              .forEach(
                  member ->
                      found.add(
                          new Found(
                              MarkdownFormat.HEAD_MATTER,
                              member.all(),
                              text.substring(member.value().from(), member.value().to()))));
    }
  }

  /** Any value of the key AIGC counts here; the lines round a lone label go with it. */
  private void yaml(FrontMatter head) {
    List<YamlLabel> labels = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    for (int line = head.body(); line < head.close(); ) {
      Optional<YamlLabel> label = keyAt(line).flatMap(at -> YamlLabel.at(text, at));
      if (label.isPresent() && label.get().lines().to() <= head.close()) {
        labels.add(label.get());
        line = label.get().lines().to();
      } else {
        int next = Lines.nextLine(text, line);
        rest.append(text, line, next);
        line = next;
      }
    }
    boolean alone = rest.toString().isBlank();
    for (int i = 0; i < labels.size(); i++) {
      Range lines = labels.get(i).lines();
      int from = alone ? i == 0 ? 0 : lines.from() : lines.from();
      int to =
          alone
              ? i + 1 < labels.size() ? labels.get(i + 1).lines().from() : head.end()
              : lines.to();
      found.add(new Found(MarkdownFormat.HEAD_MATTER, new Range(from, to), labels.get(i).json()));
    }
  }

  /** In the body two names of Annex E must be there, so that prose about AIGC is no label. */
  private void body(int from) {
    String fence = "";
    for (int line = from; line < text.length(); ) {
      int next = Lines.nextLine(text, line);
      String mark = fence(line, next);
      if (!mark.isEmpty() && fence.isEmpty()) {
        fence = mark;
      } else if (!mark.isEmpty()
          && mark.charAt(0) == fence.charAt(0)
          && mark.length() >= fence.length()) {
        fence = "";
      } else {
        Optional<YamlLabel> label = keyAt(line).flatMap(at -> YamlLabel.at(text, at));
        if (label.isPresent() && label.get().fields() >= 2) {
          Range lines = label.get().lines();
          found.add(
              new Found(
                  fence.isEmpty() ? MarkdownFormat.BODY : MarkdownFormat.FENCE,
                  fence.isEmpty() ? delimited(lines) : lines,
                  label.get().json()));
          next = Math.max(next, found.get(found.size() - 1).range().to());
        }
      }
      line = next;
    }
  }

  /** The key is looked for before the line is taken apart: most lines have none. */
  private Optional<Integer> keyAt(int line) {
    int at = line;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    int key = at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    return text.startsWith("AIGC", key) ? Optional.of(line) : Optional.empty();
  }

  private String fence(int line, int next) {
    int at = line;
    while (at < next && at < line + 3 && text.charAt(at) == ' ') {
      at++;
    }
    int end = at;
    while (end < next
        && text.charAt(end) == text.charAt(at)
        && "`~".indexOf(text.charAt(at)) >= 0) {
      end++;
    }
    return end - at >= 3 ? text.substring(at, end) : "";
  }

  /** A second front matter goes with its delimiters if nothing else stands between them. */
  private Range delimited(Range lines) {
    int before = lines.from();
    while (before > 0 && text.charAt(before - 1) <= ' ') {
      before--;
    }
    int after = lines.to();
    int close = after;
    while (close < text.length() && text.charAt(close) <= ' ') {
      close++;
    }
    boolean opened =
        before >= 3
            && text.startsWith("---", before - 3)
            && (before == 3 || text.charAt(before - 4) == '\n' || text.charAt(before - 4) == '\r');
    int end = Lines.nextLine(text, close);
    boolean closed = text.substring(close, Math.min(end, close + 80)).strip().equals("---");
    return opened && closed ? new Range(before - 3, end) : lines;
  }
}
