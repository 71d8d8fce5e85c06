package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;
import org.aigclabel.text.Entities;

/** Puts the notice into Word, Excel and PowerPoint files of ISO/IEC 29500. */
@AutoService(ExplicitLabeler.class)
public final class OfficeNotice implements ExplicitLabeler {

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("ooxml");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Parts parts = Parts.of(source);
    String main = main(parts);
    String type = contentType(parts, main);
    List<Finding> notes = List.of();
    if (type.contains("wordprocessingml") || type.contains("ms-word")) {
      new WordNotice(parts, main, label).put();
    } else if (type.contains("spreadsheetml") || type.contains("ms-excel")) {
      notes = List.of(Finding.of(Rule.EXPLICIT_NOTE, new SheetNotice(parts, main, label).put()));
    } else if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
      new SlideNotice(parts, main, label).put();
    } else {
      throw new UnsupportedMediaException(
          source.name(), "no place to show a notice is known for " + type);
    }
    return Rendering.of(parts.compact(), notes.toArray(new Finding[0]));
  }

  private static String main(Parts parts) throws IOException {
    return parts.outline(OoxmlFormat.RELATIONS).named("Relationship").stream()
        .filter(r -> r.attribute("Type").endsWith("/officeDocument"))
        .map(r -> r.attribute("Target").replaceFirst("^(?:\\./|/)+", ""))
        .findFirst()
        .orElseThrow(() -> parts.source().malformed(0, "wanted an office document, found none"));
  }

  private static String contentType(Parts parts, String part) throws IOException {
    return parts.outline(OoxmlFormat.TYPES).named("Override").stream()
        .filter(o -> o.attribute("PartName").equalsIgnoreCase("/" + part))
        .map(o -> o.attribute("ContentType"))
        .findFirst()
        .orElse("");
  }

  /** Returns the name of a part's relationships. */
  static String relationsOf(String part) {
    int slash = part.lastIndexOf('/');
    return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
  }

  /** Returns the name of the part that a relationship's target means. */
  static String resolve(String from, String target) {
    String path =
        target.startsWith("/")
            ? target.substring(1)
            : from.substring(0, from.lastIndexOf('/') + 1) + target;
    String before = "";
    while (!before.equals(path)) {
      before = path;
      path = path.replaceFirst("(?:^|(?<=/))(?!\\.\\./)[^/]+/\\.\\./", "").replace("/./", "/");
    }
    return path;
  }

  /** Returns the part that a part refers to by an id. */
  static Optional<String> target(Parts parts, String from, String id) throws IOException {
    String relations = relationsOf(from);
    return !parts.has(relations)
        ? Optional.empty()
        : parts.outline(relations).named("Relationship").stream()
            .filter(r -> r.attribute("Id").equals(id))
            .map(r -> resolve(from, r.attribute("Target")))
            .findFirst();
  }

  /** Returns text as the ISO 8859-1 view of its UTF-8 bytes, safe in an element. */
  static String words(ExplicitLabel label) {
    return Entities.escapeText(label.text());
  }
}
