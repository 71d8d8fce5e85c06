package org.aigclabel.text.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;

/**
 * The page header of the sheets of an Excel file and, where a notice at the end is asked for, a row
 * after the last. A row at the start would move cells that formulas refer to.
 */
record SheetNotice(Parts parts, String main, ExplicitLabel label) {

  private static final Set<String> AFTER_HEADER =
      Set.of(
          "rowBreaks",
          "colBreaks",
          "customProperties",
          "cellWatches",
          "ignoredErrors",
          "smartTags",
          "drawing",
          "drawingHF",
          "picture",
          "oleObjects",
          "controls",
          "webPublishItems",
          "tableParts",
          "extLst",
          "legacyDrawing",
          "legacyDrawingHF");

  /** Puts the notice and returns where it stands, for the notes. */
  String put() throws IOException {
    List<String> sheets = new ArrayList<>();
    for (XmlOutline.Element sheet : parts.outline(main).named("sheet")) {
      String id =
          sheet.tag().attributes().stream()
              .filter(a -> a.name().equals("id") && !a.prefix().isEmpty())
              .map(a -> a.value())
              .findFirst()
              .orElse("");
      OfficeNotice.target(parts, main, id).filter(parts::has).ifPresent(sheets::add);
    }
    boolean row = label.notice().places().contains(TextNotice.Place.END);
    for (int i = 0; i < sheets.size(); i++) {
      XmlOutline sheet = parts.outline(sheets.get(i));
      if (sheet.root().named("worksheet")) {
        parts.set(sheets.get(i), header(sheet));
        if (row && (i == 0 || label.notice().pages() == TextNotice.Pages.EVERY)) {
          parts.set(sheets.get(i), row(parts.outline(sheets.get(i))));
        }
      }
    }
    return row
        ? "in the page header of every sheet and in a row after the last"
        : "in the page header of every sheet, which shows when printed; a notice at the end adds"
            + " a row";
  }

  private String header(XmlOutline sheet) {
    String x = sheet.root().prefix();
    String words = OfficeNotice.words(label);
    List<XmlOutline.Element> children = sheet.children(sheet.root());
    for (XmlOutline.Element child : children) {
      if (child.named("headerFooter")) {
        for (XmlOutline.Element odd : sheet.children(child)) {
          if (odd.named("oddHeader") && !odd.tag().selfClosing()) {
            String old = sheet.text().substring(odd.tag().end(), odd.close());
            String more =
                old.contains("&amp;C")
                    ? old.replaceFirst("&amp;C", "&amp;C" + words + " ")
                    : old + "&amp;C" + words;
            return sheet.text().substring(0, odd.tag().end())
                + more
                + sheet.text().substring(odd.close());
          }
        }
        return sheet.prepend(child, "<" + x + "oddHeader>&amp;C" + words + "</" + x + "oddHeader>");
      }
    }
    String element =
        "<"
            + x
            + "headerFooter><"
            + x
            + "oddHeader>&amp;C"
            + words
            + "</"
            + x
            + "oddHeader></"
            + x
            + "headerFooter>";
    return children.stream()
        .filter(e -> AFTER_HEADER.contains(e.tag().name()))
        .findFirst()
        .map(
            e ->
                sheet.text().substring(0, e.tag().start())
                    + element
                    + sheet.text().substring(e.tag().start()))
        .orElseGet(() -> sheet.append(sheet.root(), element));
  }

  private String row(XmlOutline sheet) {
    String x = sheet.root().prefix();
    long last =
        sheet.named("row").stream()
            .map(r -> r.attribute("r"))
            .filter(r -> r.matches("[0-9]{1,7}"))
            .mapToLong(Long::parseLong)
            .max()
            .orElse(sheet.named("row").size());
    String row =
        "<"
            + x
            + "row r=\""
            + (last + 1)
            + "\"><"
            + x
            + "c r=\"A"
            + (last + 1)
            + "\" t=\"inlineStr\"><"
            + x
            + "is><"
            + x
            + "t>"
            + OfficeNotice.words(label)
            + "</"
            + x
            + "t></"
            + x
            + "is></"
            + x
            + "c></"
            + x
            + "row>";
    return sheet.named("sheetData").stream()
        .findFirst()
        .map(data -> sheet.append(data, row))
        .orElse(sheet.text());
  }
}
