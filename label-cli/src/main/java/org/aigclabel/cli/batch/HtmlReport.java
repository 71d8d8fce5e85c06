package org.aigclabel.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.cli.terminal.Version;

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
      <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
      <meta http-equiv="Content-Security-Policy"
       content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      %s</style></head><body>
      <input class="pick" type="radio" name="lang" id="en"%s>
      <input class="pick" type="radio" name="lang" id="zh"%s>
      <input class="pick" type="radio" name="show" id="all" checked>
      <input class="pick" type="radio" name="show" id="odd">
      <main><header><h1>%s</h1>
      <p class="picks"><label for="en" lang="en">English</label> <label for="zh" lang="zh">中文</label></p>
      <p class="dim">%s<br>%s</p></header>
      """;

  private final Writer out;
  private final Summary summary = new Summary();
  private int pictures;

  HtmlReport(Writer out, Locale locale) throws IOException {
    this.out = out;
    boolean chinese = locale.getLanguage().equals("zh");
    String now = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx").format(OffsetDateTime.now());
    out.write(
        HEAD.formatted(
            chinese ? "zh" : "en",
            Texts.of(locale).text("page.title"),
            style(),
            chinese ? "" : " checked",
            chinese ? " checked" : "",
            Html.text("page.title"),
            Html.text("page.made", "aigc-label " + Version.text(), now),
            Html.text("page.made.with")));
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
    summary.add(outcome);
    Optional<Thumbnail> picture =
        pictures < MOST_PICTURES ? Thumbnail.of(outcome.job().input()) : Optional.empty();
    pictures += picture.isPresent() ? 1 : 0;
    out.write(new HtmlCard(outcome, picture).html());
  }

  @Override
  public void close() throws IOException {
    out.write("<p class=\"sum\"><span>");
    if (summary.total() == 0) {
      out.write(Html.text("page.empty") + "</span>");
    } else {
      out.write(Html.text("page.files", summary.total()));
      out.write(Html.both(locale -> " · " + String.join(" · ", summary.words(locale))));
      out.write("</span><span class=\"picks\"><label for=\"all\">" + Html.text("page.all"));
      out.write("</label> <label for=\"odd\">" + Html.text("page.odd") + "</label></span>");
    }
    out.write("</p></main></body></html>\n");
    out.close();
  }
}
