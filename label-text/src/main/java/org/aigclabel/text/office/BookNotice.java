package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.html.HtmlNotice;

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
    Set<TextNotice.Place> places = label.notice().places();
    boolean every = label.notice().pages() == TextNotice.Pages.EVERY;
    for (int i = 0; i < chapters.size(); i++) {
      boolean start = places.contains(TextNotice.Place.START) && (i == 0 || every);
      boolean middle = places.contains(TextNotice.Place.MIDDLE) && i == chapters.size() / 2;
      if (start || middle) {
        put(parts, chapters.get(i), page -> HtmlNotice.atStart(page, label));
      }
      if (places.contains(TextNotice.Place.END) && i == chapters.size() - 1) {
        put(parts, chapters.get(i), page -> HtmlNotice.atEnd(page, label));
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

  private static void put(Parts parts, String chapter, Function<String, Optional<String>> notice)
      throws IOException {
    String page =
        notice
            .apply(parts.required(chapter))
            .orElseThrow(
                () -> parts.source().malformed(0, chapter + ": wanted a body, found none"));
    parts.set(chapter, page);
  }
}
