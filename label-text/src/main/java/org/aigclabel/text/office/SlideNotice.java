package org.aigclabel.text.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;

/** A text box in the corner of the first, first and last, or every slide of a PowerPoint file. */
record SlideNotice(Parts parts, String main, ExplicitLabel label) {

  /** P: stands for the prefix of the slide, A:A for the namespace of drawings. */
  private static final String SHAPE =
      """
      <P:sp><P:nvSpPr><P:cNvPr id="%d" name="AIGC"/><P:cNvSpPr txBox="1"/><P:nvPr/></P:nvSpPr>
      <P:spPr><a:xfrm xmlns:a="A:A"><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>
      <a:prstGeom xmlns:a="A:A" prst="rect"><a:avLst/></a:prstGeom>
      <a:solidFill xmlns:a="A:A"><a:srgbClr val="FFFFFF"/></a:solidFill></P:spPr>
      <P:txBody><a:bodyPr xmlns:a="A:A" wrap="none" lIns="45720" tIns="22860" rIns="45720"\
       bIns="22860" anchor="ctr"/>
      <a:p xmlns:a="A:A"><a:r><a:rPr lang="zh-CN" sz="1400"%s>
      <a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:rPr><a:t>%s</a:t></a:r></a:p>
      </P:txBody></P:sp>
      """;

  void put() throws IOException {
    XmlOutline presentation = parts.outline(main);
    long width = 12192000;
    long height = 6858000;
    for (XmlOutline.Element size : presentation.named("sldSz")) {
      width = number(size.attribute("cx"), width);
      height = number(size.attribute("cy"), height);
    }
    List<String> slides = new ArrayList<>();
    for (XmlOutline.Element slide : presentation.named("sldId")) {
      String id =
          slide.tag().attributes().stream()
              .filter(a -> a.name().equals("id") && !a.prefix().isEmpty())
              .map(a -> a.value())
              .findFirst()
              .orElse("");
      OfficeNotice.target(parts, main, id).filter(parts::has).ifPresent(slides::add);
    }
    if (slides.isEmpty()) {
      throw parts.source().malformed(0, main + ": wanted a slide, found none");
    }
    List<String> chosen =
        switch (label.notice().pages()) {
          case FIRST -> slides.subList(0, 1);
          case FIRST_AND_LAST ->
              slides.size() == 1 ? slides : List.of(slides.get(0), slides.get(slides.size() - 1));
          case EVERY -> slides;
        };
    for (String slide : chosen) {
      box(slide, width, height);
    }
  }

  private void box(String slide, long width, long height) throws IOException {
    XmlOutline text = parts.outline(slide);
    XmlOutline.Element tree =
        text.named("spTree").stream()
            .findFirst()
            .orElseThrow(() -> parts.source().malformed(0, slide + ": wanted shapes, found none"));
    long id =
        1
            + text.named("cNvPr").stream()
                .mapToLong(e -> number(e.attribute("id"), 1))
                .max()
                .orElse(1);
    boolean corner = label.notice().form() == TextNotice.Form.CORNER_MARK;
    int units = label.text().codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    String shape =
        SHAPE
            .formatted(
                id,
                width / 60,
                height / 60,
                Math.min(width * 9 / 10, 200000 + units * 110000L),
                Math.max(height / 18, 300000),
                corner ? " baseline=\"30000\"" : "",
                OfficeNotice.words(label))
            .replace("\n", "")
            .replace("A:A", tree.tag().namespace().replace("presentationml", "drawingml"))
            .replace("P:", tree.prefix());
    parts.set(slide, text.append(tree, shape));
  }

  private static long number(String text, long otherwise) {
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : otherwise;
  }
}
