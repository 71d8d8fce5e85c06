package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Texts;

/**
 * One page that needs nothing else, neither network nor script: a card for each file, in English
 * and Chinese, light and dark.
 */
final class HtmlReport implements BatchReport {

  /** Beyond this, pictures would make the page too heavy to open. */
  private static final int MOST_PICTURES = 500;

  private static final String HEAD =
      """
      <!doctype html>
      <html><head><meta charset="utf-8"><title>aigc-label</title>
      <meta http-equiv="Content-Security-Policy"
       content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      %s</style></head><body>
      <input class="lang" type="radio" name="lang" id="en"%s>
      <input class="lang" type="radio" name="lang" id="zh"%s>
      <p class="pick"><label for="en">English</label> <label for="zh">中文</label></p>
      <h1>aigc-label</h1><main>
      """;

  private final Writer out;
  private final Map<Outcome.State, Integer> counts = new EnumMap<>(Outcome.State.class);
  private int pictures;

  HtmlReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    boolean chinese = locale.getLanguage().equals("zh");
    out.write(HEAD.formatted(style(), chinese ? "" : " checked", chinese ? " checked" : ""));
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void add(Outcome outcome) throws IOException {
    counts.merge(outcome.state(), 1, Integer::sum);
    Optional<Thumbnail> picture =
        pictures < MOST_PICTURES ? Thumbnail.of(outcome.job().input()) : Optional.empty();
    pictures += picture.isPresent() ? 1 : 0;
    out.write(new HtmlCard(outcome, picture).html());
  }

  @Override
  public void close() throws IOException {
    out.write("<p class=\"sum\">");
    String separator = "";
    for (Map.Entry<Outcome.State, Integer> count : counts.entrySet()) {
      out.write(separator);
      separator = " · ";
      String key = "state." + JsonLine.word(count.getKey());
      out.write(Html.both(locale -> Texts.of(locale).text(key, count.getValue())));
    }
    out.write("</p></main></body></html>\n");
    out.close();
  }
}
