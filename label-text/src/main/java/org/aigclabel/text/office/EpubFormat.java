package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;

/**
 * EPUB 2 and 3: {@code <meta name="AIGC">} in the metadata of the package document. No guide is
 * known to name the format.
 */
@AutoService(MediaFormat.class)
public final class EpubFormat extends ZipDocument {

  private static final String CONTAINER = "META-INF/container.xml";

  /** Creates the format, which has no state. */
  public EpubFormat() {
    super(
        type("epub", "application/epub+zip", "epub"),
        new Traits(ZipHead.Kind.EPUB, Carrier.convention("epub.meta"), "META-INF/signatures.xml"));
  }

  /** Returns the name of the package document. */
  static String packageOf(Parts parts) throws IOException {
    return packages(parts).get(0);
  }

  /** Returns the package documents: one for each rendition. */
  private static List<String> packages(Parts parts) throws IOException {
    List<String> paths =
        parts.outline(CONTAINER).named("rootfile").stream()
            .map(file -> file.attribute("full-path"))
            .filter(path -> !path.isEmpty())
            .distinct()
            .toList();
    if (paths.isEmpty()) {
      throw parts.source().malformed(0, CONTAINER + ": wanted a rootfile, found none");
    }
    return Stream.concat(
            paths.stream().limit(1),
            paths.stream().skip(1).filter(EpubFormat::isPackage).filter(parts::has))
        .toList();
  }

  /** Another rendition may be of another kind, say a PDF. */
  private static boolean isPackage(String path) {
    return path.endsWith(".opf");
  }

  @Override
  List<Found> find(Parts parts) throws IOException {
    List<Found> found = new ArrayList<>();
    for (String part : packages(parts)) {
      XmlOutline opf = parts.outline(part);
      for (XmlOutline.Element meta : labels(opf)) {
        String content = meta.attribute("content");
        String text = content.isEmpty() ? opf.content(meta) : XmlOutline.utf8(content);
        found.add(new Found(part, text));
      }
    }
    return found;
  }

  @Override
  void strip(Parts parts) throws IOException {
    for (String part : packages(parts)) {
      XmlOutline opf = parts.outline(part);
      parts.set(part, opf.without(labels(opf)));
    }
  }

  @Override
  void insert(Parts parts, Label label) throws IOException {
    String part = packageOf(parts);
    XmlOutline opf = parts.outline(part);
    XmlOutline.Element metadata =
        opf.named("metadata").stream()
            .filter(e -> e.parent() == 0 && !e.tag().selfClosing())
            .findFirst()
            .orElseThrow(() -> parts.source().malformed(0, part + ": wanted metadata, found none"));
    parts.set(
        part,
        opf.append(
            metadata,
            "<"
                + metadata.prefix()
                + "meta name=\"AIGC\" content=\""
                + Entities.escape(label.toJson())
                + "\"/>"));
  }

  private static List<XmlOutline.Element> labels(XmlOutline opf) {
    return opf.named("meta").stream()
        .filter(
            e ->
                e.attribute("name").equals("AIGC")
                    || e.attribute("property").matches("(?:\\w+:)?AIGC"))
        .toList();
  }
}
