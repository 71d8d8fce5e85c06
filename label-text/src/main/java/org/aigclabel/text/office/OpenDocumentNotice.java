package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.Entities;

/**
 * Puts the notice into OpenDocument files: a paragraph in texts, a row after the last in
 * spreadsheets, a text box on slides and drawings.
 */
@AutoService(ExplicitLabeler.class)
public final class OpenDocumentNotice implements ExplicitLabeler {

  private static final String PART = "content.xml";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
  private static final Set<String> FLOW =
      Set.of("p", "h", "list", "table", "section", "table-of-content", "frame", "soft-page-break");

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("odf");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Parts parts = Parts.of(source);
    if (parts.required(OdfFormat.MANIFEST).contains("encryption-data")) {
      throw new UnsupportedMediaException(
          source.name(), "the document is encrypted: save it without a password first");
    }
    XmlOutline content = parts.outline(PART);
    XmlOutline.Element kind =
        content.named("body").stream()
            .flatMap(body -> content.children(body).stream())
            .findFirst()
            .orElseThrow(() -> source.malformed(0, PART + ": wanted a body, found none"));
    switch (kind.tag().name()) {
      case "text" -> paragraphs(parts, label);
      case "spreadsheet" -> parts.set(PART, row(content, label));
      case "presentation", "drawing" -> {
        parts.set(PART, boxes(content, label));
        style(parts);
      }
      default ->
          throw new UnsupportedMediaException(
              source.name(), "no place to show a notice is known for " + kind.tag().name());
    }
    return Rendering.of(parts.compact());
  }

  private static String paragraph(ExplicitLabel label) {
    return "<text:p xmlns:text=\"" + TEXT + "\">" + Entities.escapeText(label.text()) + "</text:p>";
  }

  private static void paragraphs(Parts parts, ExplicitLabel label) throws IOException {
    for (TextNotice.Place place : TextNotice.Place.values()) {
      if (label.notice().places().contains(place)) {
        XmlOutline content = parts.outline(PART);
        XmlOutline.Element text =
            content.elements().stream().filter(e -> e.is(OFFICE, "text")).findFirst().orElseThrow();
        List<XmlOutline.Element> flow =
            content.children(text).stream().filter(e -> FLOW.contains(e.tag().name())).toList();
        Optional<XmlOutline.Element> next =
            switch (place) {
              case START -> flow.stream().findFirst();
              case MIDDLE -> flow.stream().skip(flow.size() / 2).findFirst();
              case END -> Optional.empty();
            };
        parts.set(
            PART,
            next.map(e -> before(content, e, paragraph(label)))
                .orElseGet(() -> content.append(text, paragraph(label))));
      }
    }
  }

  private static String before(XmlOutline content, XmlOutline.Element next, String more) {
    int at = next.tag().start();
    return content.text().substring(0, at) + more + content.text().substring(at);
  }

  /** Rows stand before what follows them in a table; the last often repeats to the sheet's end. */
  private static String row(XmlOutline content, ExplicitLabel label) {
    Optional<XmlOutline.Element> table = content.named("table").stream().findFirst();
    if (table.isEmpty()) {
      return content.text();
    }
    List<XmlOutline.Element> rows =
        content.children(table.get()).stream().filter(e -> e.named("table-row")).toList();
    String row =
        "<table:table-row xmlns:table=\""
            + TABLE
            + "\"><table:table-cell xmlns:office=\""
            + OFFICE
            + "\" office:value-type=\"string\">"
            + paragraph(label)
            + "</table:table-cell></table:table-row>";
    if (rows.isEmpty()) {
      return content.append(table.get(), row);
    }
    XmlOutline.Element last = rows.get(rows.size() - 1);
    boolean filler = last.attribute("number-rows-repeated").matches("[0-9]{4,}");
    int at = filler ? last.tag().start() : last.end();
    return content.text().substring(0, at) + row + content.text().substring(at);
  }

  private static String boxes(XmlOutline content, ExplicitLabel label) {
    List<XmlOutline.Element> pages =
        content.elements().stream().filter(e -> e.is(DRAW, "page")).toList();
    String box =
        "<draw:frame draw:style-name=\"aigcNotice\" xmlns:draw=\""
            + DRAW
            + "\" xmlns:svg=\""
            + SVG
            + "\" draw:layer=\"layout\" svg:x=\"0.4cm\" svg:y=\"0.3cm\" svg:width=\"7cm\""
            + " svg:height=\"1cm\"><draw:text-box>"
            + paragraph(label)
            + "</draw:text-box></draw:frame>";
    StringBuilder out = new StringBuilder(content.text());
    for (int i = pages.size() - 1; i >= 0; i--) {
      boolean chosen =
          switch (label.notice().pages()) {
            case FIRST -> i == 0;
            case FIRST_AND_LAST -> i == 0 || i == pages.size() - 1;
            case EVERY -> true;
          };
      XmlOutline.Element page = pages.get(i);
      if (chosen && !page.tag().selfClosing()) {
        int at =
            content.children(page).stream()
                .filter(e -> e.named("notes") || e.named("animations") || e.named("par"))
                .mapToInt(e -> e.tag().start())
                .min()
                .orElse(page.close());
        out.insert(at, box);
      }
    }
    return out.toString();
  }

  /** Without a style of its own the box would take the fill of the template. */
  private static void style(Parts parts) throws IOException {
    XmlOutline content = parts.outline(PART);
    for (XmlOutline.Element styles : content.named("automatic-styles")) {
      parts.set(
          PART,
          content.append(
              styles,
              "<style:style xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                  + " style:name=\"aigcNotice\" style:family=\"graphic\">"
                  + "<style:graphic-properties xmlns:draw=\""
                  + DRAW
                  + "\" draw:fill=\"solid\""
                  + " draw:fill-color=\"#ffffff\" draw:stroke=\"none\"/></style:style>"));
      return;
    }
  }
}
