package org.aigclabel.text.markdown;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Excerpt;
import org.aigclabel.text.JsonText;
import org.aigclabel.text.Lines;
import org.aigclabel.text.TextView;

/**
 * Markdown: the label is the key AIGC of the front matter (TC260-PG-20258A 6.5), edited as text.
 *
 * <p>A label in the body is read and replaced as well; one within a code fence is text that the
 * author shows: it is read only where the file has no other, and stays.
 */
@AutoService(MediaFormat.class)
public final class MarkdownFormat implements MediaFormat {

  /** The kind of file. */
  public static final MediaType TYPE =
      MediaType.of("markdown", "text/markdown", Modality.TEXT, "md", "markdown", "mdx", "qmd");

  static final Carrier HEAD_MATTER = Carrier.guide("markdown.frontmatter");
  static final Carrier BODY = Carrier.foreign("markdown.body");
  static final Carrier FENCE = Carrier.foreign("markdown.fence");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(HEAD_MATTER);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return TextSyntax.of(head).filter(k -> k == TextSyntax.Kind.MARKDOWN).isPresent();
  }

  @Override
  public boolean detectNamed(ByteBuffer head) {
    return TextSyntax.of(head).filter(k -> k == TextSyntax.Kind.PLAIN).isPresent();
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    TextView view = TextView.of(source);
    List<LabelSite> sites = new ArrayList<>();
    List<LabelSite> shown = new ArrayList<>();
    for (MarkdownLabels.Found found : MarkdownLabels.find(view.text())) {
      LabelSite site =
          LabelSite.read(
              found.carrier(), view.offset(found.range().from()), view.decode(found.json()));
      (found.carrier() == FENCE ? shown : sites).add(site);
    }
    return sites.isEmpty() ? shown : sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    TextView view = TextView.of(source);
    Excerpt rest = rest(view);
    Insertion insertion = insertion(source, rest.text(), label);
    Plan plan =
        rest.plan(source, view, insertion.index(), view.encoding().encode(insertion.lines()));
    requireReadable(source, plan.asSource(), label, rest.text());
    return plan;
  }

  /** In front matter that is no proper YAML, TOML or JSON a label may not be found again. */
  private void requireReadable(MediaSource source, MediaSource after, Label label, String rest)
      throws IOException {
    List<LabelSite> sites = read(after);
    if (sites.size() != 1
        || !sites.get(0).label().equals(Optional.of(label))
        || !rest(TextView.of(after)).text().equals(rest)) {
      throw new UnsupportedMediaException(
          source.name(), "its front matter is malformed: mend or remove it, then label");
    }
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

  private record Insertion(int index, String lines) {}

  /** Taking one label out may bring another to the head: again, until there is none. */
  private static Excerpt rest(TextView view) {
    Excerpt rest = Excerpt.all(view.text());
    while (true) {
      List<Excerpt.Range> labels =
          MarkdownLabels.find(rest.text()).stream()
              .filter(found -> found.carrier() != FENCE)
              .map(MarkdownLabels.Found::range)
              .toList();
      if (labels.isEmpty()) {
        return rest;
      }
      rest = rest.without(labels);
    }
  }

  private static Insertion insertion(MediaSource source, String text, Label label)
      throws UnsupportedMediaException {
    Optional<FrontMatter> found = FrontMatter.of(text);
    if (found.isEmpty()
        || text.substring(found.get().body(), found.get().close()).isBlank()
            && found.get().kind() != FrontMatter.Kind.JSON) {
      String lineEnd = Lines.lineEnd(text);
      return new Insertion(
          0, "---" + lineEnd + YamlLabel.write(label, "", lineEnd) + "---" + lineEnd);
    }
    FrontMatter head = found.get();
    String lineEnd = Lines.lineEnd(text);
    return switch (head.kind()) {
      case YAML -> {
        String indent = indent(source, text.substring(head.body(), head.close()));
        yield new Insertion(head.body(), YamlLabel.write(label, indent, lineEnd));
      }
      case TOML -> new Insertion(head.body(), TomlLabel.write(label) + lineEnd);
      case JSON -> new Insertion(1, JsonText.insertion(text, 0, label));
    };
  }

  private static String indent(MediaSource source, String matter) throws UnsupportedMediaException {
    for (String line : matter.split("\\R")) {
      String bare = line.stripLeading();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        if ("{[-!&*|>%".indexOf(bare.charAt(0)) >= 0) {
          throw new UnsupportedMediaException(
              source.name(),
              "its front matter is no block of keys: write one key to a line and label it then");
        }
        return line.substring(0, line.length() - bare.length());
      }
    }
    return "";
  }
}
