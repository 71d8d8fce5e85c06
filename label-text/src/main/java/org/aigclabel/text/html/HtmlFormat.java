package org.aigclabel.text.html;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Json;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;
import org.aigclabel.text.Excerpt;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;
import org.aigclabel.text.TextView;
import org.aigclabel.text.markdown.TextSyntax;

/**
 * HTML and XHTML: {@code <meta name="AIGC">} in the head or, by choice, JSON-LD. No guide names
 * HTML; the first is what services use. All else keeps its bytes.
 */
@AutoService(MediaFormat.class)
public final class HtmlFormat implements MediaFormat {

  /** The kind of file. */
  public static final MediaType TYPE =
      MediaType.of("html", "text/html", Modality.TEXT, "html", "htm", "xhtml");

  static final Carrier META = Carrier.convention("html.meta");
  static final Carrier JSON_LD = Carrier.convention("html.jsonld");

  private static final String LD_OPEN =
      "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
          + "\"@type\":\"CreativeWork\",\"identifier\":{\"@type\":\"PropertyValue\","
          + "\"propertyID\":\"AIGC\",\"value\":";
  private static final String LD_CLOSE = "}}</script>";

  /** What shows that a head has ended without its closing tag, which may be left out. */
  private static final List<String> BEHIND_HEAD =
      List.of("body", "/body", "/html", "frameset", "p", "div", "h1", "h2", "section", "article");

  private static final Pattern NAME = Pattern.compile("[Aa][Ii][Gg][Cc]");

  private static final Pattern LD_VALUE =
      Pattern.compile("\"propertyID\"\\s*:\\s*\"AIGC\"\\s*,\\s*\"value\"\\s*:\\s*(?=\")");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(META, JSON_LD);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return TextSyntax.of(head).filter(k -> k == TextSyntax.Kind.HTML).isPresent();
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    TextView view = TextView.of(source);
    return find(view, view.text()).stream()
        .map(
            found ->
                LabelSite.read(found.carrier(), view.offset(found.range().from()), found.value()))
        .toList();
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    TextView view = TextView.of(source);
    HtmlTags html = HtmlTags.of(view.text());
    if (html.open() >= 0) {
      throw source.malformed(
          view.offset(html.open()), "wanted the end of a tag, comment or script, found none");
    }
    boolean head = html.first("head").isPresent() && html.first("/head").isEmpty();
    if (head && BEHIND_HEAD.stream().allMatch(name -> html.first(name).isEmpty())) {
      throw source.malformed(source.size(), "wanted the end of the head, found none");
    }
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    TextView view = TextView.of(source);
    Excerpt rest = rest(view);
    String element =
        carrier.equals(JSON_LD)
            ? LD_OPEN + quoted(label.toJson()) + LD_CLOSE
            : "<meta name=\"AIGC\" content=\"" + Entities.escape(label.toJson()) + "\" />";
    String line = element + Lines.lineEnd(rest.text());
    return rest.plan(source, view, place(rest.text()), view.encoding().encode(line));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    TextView view = TextView.of(source);
    return rest(view).plan(source, view);
  }

  @Override
  public List<Finding> hazards(MediaSource source) {
    return TextView.unread(source);
  }

  private record Found(Carrier carrier, Excerpt.Range range, String value) {}

  private static List<Found> find(TextView view, String text) {
    if (!NAME.matcher(text).find()) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    HtmlTags html = HtmlTags.of(text);
    for (HtmlTags.Tag tag : html.tags()) {
      if (tag.name().equals("meta")
          && html.attribute(tag, "name").filter("AIGC"::equalsIgnoreCase).isPresent()) {
        String value = Entities.decode(view.decode(html.attribute(tag, "content").orElse("")));
        found.add(new Found(META, line(text, tag), value));
      } else if (tag.name().equals("script")
          && html.attribute(tag, "type").filter("application/ld+json"::equals).isPresent()) {
        linked(view.decode(text.substring(tag.from(), tag.to())))
            .ifPresent(value -> found.add(new Found(JSON_LD, line(text, tag), value)));
      }
    }
    return found;
  }

  /** A script with more in it than our identifier is another's: it is left as it is. */
  private static Optional<String> linked(String script) {
    Matcher key = LD_VALUE.matcher(script);
    if (!key.find() || key.start() > 256) {
      return Optional.empty();
    }
    int end = JsonText.end(script, key.end());
    if (end < 0 || script.length() > end + 64) {
      return Optional.empty();
    }
    String value = script.substring(key.end(), end);
    try {
      return Optional.of(Json.parse(value) instanceof Json.Text json ? json.value() : value);
    } catch (Json.SyntaxException e) {
      return Optional.of(value);
    }
  }

  private static Excerpt rest(TextView view) {
    Excerpt rest = Excerpt.all(view.text());
    while (true) {
      List<Found> found = find(view, rest.text());
      if (found.isEmpty()) {
        return rest;
      }
      rest = rest.without(found.stream().map(Found::range).toList());
    }
  }

  private static Excerpt.Range line(String text, HtmlTags.Tag tag) {
    int to = tag.to();
    if (text.startsWith("\r\n", to)) {
      to += 2;
    } else if (to < text.length() && (text.charAt(to) == '\n' || text.charAt(to) == '\r')) {
      to++;
    }
    return new Excerpt.Range(tag.from(), to);
  }

  /** At the end of the head, so that the encoding's own tag stays within the first 1024 bytes. */
  static int place(String text) {
    HtmlTags html = HtmlTags.of(text);
    return html.first("/head")
        .map(HtmlTags.Tag::from)
        .or(() -> html.first("body").map(HtmlTags.Tag::from))
        .or(() -> html.first("/title").map(HtmlTags.Tag::to))
        .or(() -> html.last("meta").map(HtmlTags.Tag::to))
        .or(() -> html.first("head").map(HtmlTags.Tag::to))
        .or(() -> html.first("html").map(HtmlTags.Tag::to))
        .or(() -> html.first("!doctype").map(HtmlTags.Tag::to))
        .orElse(0);
  }

  private static String quoted(String json) {
    StringBuilder out = new StringBuilder();
    Json.quote(new StringBuilder(), json)
        .chars()
        .forEach(
            c -> {
              if (c == '<' || c == '>' || c == '&' || c > 0x7E) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
