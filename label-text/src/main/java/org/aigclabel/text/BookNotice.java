package org.aigclabel.text;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;

/** Puts the notice into the first, or first and last, chapter of an EPUB in reading order. */
@AutoService(ExplicitLabeler.class)
public final class BookNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("epub");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Parts parts = Parts.of(source);
    List<String> chapters = chapters(parts);
    if (chapters.isEmpty()) {
      throw source.malformed(0, "wanted a chapter in the spine, found none");
    }
    String notice = HtmlNotice.fragment(label, HtmlNotice.language(label.text()));
    for (int i = 0; i < chapters.size(); i++) {
      boolean every = label.notice().pages() == TextNotice.Pages.EVERY;
      if (label.notice().places().contains(TextNotice.Place.START) && (i == 0 || every)) {
        put(parts, chapters.get(i), notice, "body");
      }
      if (label.notice().places().contains(TextNotice.Place.MIDDLE) && i == chapters.size() / 2) {
        put(parts, chapters.get(i), notice, "body");
      }
      if (label.notice().places().contains(TextNotice.Place.END) && i == chapters.size() - 1) {
        put(parts, chapters.get(i), notice, "/body");
      }
    }
    return Rendering.of(parts.compact());
  }

  private static List<String> chapters(Parts parts) throws IOException {
    String part = EpubFormat.packageOf(parts);
    XmlOutline opf = parts.outline(part);
    List<String> chapters = new ArrayList<>();
    for (XmlOutline.Element reference : opf.named("itemref")) {
      opf.named("item").stream()
          .filter(item -> item.attribute("id").equals(reference.attribute("idref")))
          .map(item -> OfficeNotice.resolve(part, item.attribute("href").replace("%20", " ")))
          .filter(parts::has)
          .findFirst()
          .ifPresent(chapters::add);
    }
    return chapters;
  }

  private static void put(Parts parts, String chapter, String notice, String tag)
      throws IOException {
    String text = parts.required(chapter);
    HtmlTags html = HtmlTags.of(text);
    int at =
        (tag.equals("body")
                ? html.first(tag).map(HtmlTags.Tag::to)
                : html.last(tag).map(HtmlTags.Tag::from))
            .orElseThrow(
                () -> parts.source().malformed(0, chapter + ": wanted a body, found none"));
    parts.set(chapter, text.substring(0, at) + notice + text.substring(at));
  }
}
