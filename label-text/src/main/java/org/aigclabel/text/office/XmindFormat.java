package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;
import org.aigclabel.text.Excerpt;
import org.aigclabel.text.JsonText;

/**
 * XMind mind maps: the member AIGC of {@code metadata.json} or, in files of XMind 8, the element
 * AIGC of {@code meta.xml}. The guide covers XMind, but no reader reports its place: unsure, kept
 * here only.
 */
@AutoService(MediaFormat.class)
public final class XmindFormat extends ZipDocument {

  private static final String JSON = "metadata.json";
  private static final String XML = "meta.xml";

  /** Creates the format, which has no state. */
  public XmindFormat() {
    super(
        type("xmind", "application/vnd.xmind.workbook", "xmind"),
        new Traits(ZipHead.Kind.XMIND, Carrier.convention("xmind.metadata"), "\0"));
  }

  @Override
  List<Found> find(Parts parts) throws IOException {
    List<Found> found = new ArrayList<>();
    if (parts.has(JSON)) {
      String text = parts.required(JSON);
      for (JsonText.Member member : members(text)) {
        String json = text.substring(member.value().from(), member.value().to());
        found.add(new Found(JSON, XmlOutline.utf8(json)));
      }
    }
    if (parts.has(XML)) {
      XmlOutline meta = parts.outline(XML);
      meta.named("AIGC").forEach(e -> found.add(new Found(XML, meta.content(e))));
    }
    return found;
  }

  @Override
  void strip(Parts parts) throws IOException {
    if (parts.has(JSON)) {
      String text = parts.required(JSON);
      while (!members(text).isEmpty()) {
        List<Excerpt.Range> labels = members(text).stream().map(JsonText.Member::all).toList();
        text = Excerpt.all(text).without(labels).text();
      }
      parts.set(JSON, text);
    }
    if (parts.has(XML)) {
      XmlOutline meta = parts.outline(XML);
      XmlOutline rest = XmlOutline.of(parts.source(), XML, meta.without(meta.named("AIGC")));
      // A root that closes itself cannot be told from one that a label has opened.
      parts.set(XML, rest.append(rest.root(), ""));
    }
  }

  @Override
  void insert(Parts parts, Label label) throws IOException {
    if (parts.has(JSON) && parts.required(JSON).indexOf('{') >= 0) {
      String text = parts.required(JSON);
      int brace = text.indexOf('{');
      parts.set(
          JSON,
          text.substring(0, brace + 1)
              + ascii(JsonText.insertion(text, brace, label))
              + text.substring(brace + 1));
    } else if (parts.has(XML)) {
      XmlOutline meta = parts.outline(XML);
      String name = meta.root().prefix() + "AIGC";
      parts.set(
          XML,
          meta.append(
              meta.root(),
              "<" + name + ">" + Entities.escapeText(label.toJson()) + "</" + name + ">"));
    } else {
      throw new UnsupportedMediaException(
          parts.source().name(), "it has no metadata: open it in XMind and save it again");
    }
  }

  private static List<JsonText.Member> members(String text) {
    int brace = text.indexOf('{');
    return brace < 0 ? List.of() : JsonText.members(text, brace, "AIGC");
  }

  private static String ascii(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              if (c > 0x7E) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
