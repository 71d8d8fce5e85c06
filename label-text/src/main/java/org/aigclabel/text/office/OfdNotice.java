package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.Entities;

/**
 * Puts the notice on pages of an OFD file (GB/T 33190-2016): a text object in a layer of its own at
 * the top, in a font that readers have.
 */
@AutoService(ExplicitLabeler.class)
public final class OfdNotice implements ExplicitLabeler {

  private static final double SIZE = 3.5;

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("ofd");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Parts parts = Parts.of(source);
    XmlOutline ofd = parts.outline(OfdFormat.PART);
    String root =
        ofd.named("DocRoot").stream()
            .map(e -> OfficeNotice.resolve("OFD.xml", ofd.content(e).strip()))
            .findFirst()
            .orElseThrow(() -> source.malformed(0, "OFD.xml: wanted DocRoot, found none"));
    XmlOutline document = parts.outline(root);
    XmlOutline.Element highest = required(parts, document, "MaxUnitID");
    String number = document.content(highest).strip();
    if (!number.matches("[0-9]{1,8}")) {
      throw source.malformed(0, root + ": wanted a number in MaxUnitID, found " + number);
    }
    long id = Long.parseLong(number);
    List<String> pages = new ArrayList<>();
    for (XmlOutline.Element page : document.named("Page")) {
      pages.add(OfficeNotice.resolve(root, page.attribute("BaseLoc")));
    }
    long font = ++id;
    for (int i = 0; i < pages.size(); i++) {
      boolean chosen =
          switch (label.notice().pages()) {
            case FIRST -> i == 0;
            case FIRST_AND_LAST -> i == 0 || i == pages.size() - 1;
            case EVERY -> true;
          };
      if (chosen && parts.has(pages.get(i))) {
        put(parts, pages.get(i), layer(label.text(), font, id));
        id += 2;
      }
    }
    font(parts, root, font, id);
    return Rendering.of(parts.compact());
  }

  private static XmlOutline.Element required(Parts parts, XmlOutline xml, String name)
      throws IOException {
    return xml.named(name).stream()
        .findFirst()
        .orElseThrow(() -> parts.source().malformed(0, "wanted " + name + ", found none"));
  }

  private static String layer(String text, long font, long id) {
    StringBuilder steps = new StringBuilder();
    double width = 0;
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      double step = characters[i] < 0x2E80 ? SIZE * 0.6 : SIZE;
      width += step;
      if (i + 1 < characters.length) {
        steps.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.2f", step));
      }
    }
    return "<O:Layer Type=\"Foreground\" ID=\""
        + (id + 1)
        + "\"><O:TextObject ID=\""
        + (id + 2)
        + "\" Boundary=\"8 5 "
        + String.format(Locale.ROOT, "%.2f", width + 1)
        + " "
        + (SIZE + 1.5)
        + "\" Font=\""
        + font
        + "\" Size=\""
        + SIZE
        + "\"><O:TextCode X=\"0\" Y=\""
        + SIZE
        + "\" DeltaX=\""
        + steps
        + "\">"
        + Entities.escapeText(text)
        + "</O:TextCode></O:TextObject></O:Layer>";
  }

  private static void put(Parts parts, String page, String layer) throws IOException {
    XmlOutline xml = parts.outline(page);
    String prefix = xml.root().prefix();
    String own = layer.replace("<O:", "<" + prefix).replace("</O:", "</" + prefix);
    parts.set(
        page,
        xml.named("Content").stream()
            .findFirst()
            .map(content -> xml.append(content, own))
            .orElseGet(
                () ->
                    xml.append(
                        xml.root(), "<" + prefix + "Content>" + own + "</" + prefix + "Content>")));
  }

  /** The font is named in resources of its own, listed after the page area as the schema asks. */
  private static void font(Parts parts, String root, long font, long highest) throws IOException {
    XmlOutline document = parts.outline(root);
    String prefix = document.root().prefix();
    String uri = document.root().tag().namespace();
    String part = root.substring(0, root.lastIndexOf('/') + 1) + "AigcRes.xml";
    parts.set(
        part,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Res xmlns:ofd=\""
            + uri
            + "\" BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\""
            + font
            + "\" FontName=\"&#x5B8B;&#x4F53;\" FamilyName=\"SimSun\"/></ofd:Fonts></ofd:Res>");
    XmlOutline.Element number = required(parts, document, "MaxUnitID");
    XmlOutline counted =
        XmlOutline.of(
            parts.source(),
            root,
            document.text().substring(0, number.tag().end())
                + highest
                + document.text().substring(number.close()));
    XmlOutline.Element area = required(parts, counted, "PageArea");
    parts.set(
        root,
        counted.text().substring(0, area.end())
            + "<"
            + prefix
            + "PublicRes>AigcRes.xml</"
            + prefix
            + "PublicRes>"
            + counted.text().substring(area.end()));
  }
}
