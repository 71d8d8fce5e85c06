package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;

/**
 * OpenDocument (ISO/IEC 26300): the user-defined property AIGC of {@code meta.xml}. No guide is
 * known to name the format.
 */
@AutoService(MediaFormat.class)
public final class OdfFormat extends ZipDocument {

  static final String MANIFEST = "META-INF/manifest.xml";

  private static final String PART = "meta.xml";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";

  /** Creates the format, which has no state. */
  public OdfFormat() {
    super(
        type(
            "odf",
            "application/vnd.oasis.opendocument",
            "odt",
            "ods",
            "odp",
            "ott",
            "ots",
            "otp",
            "odg"),
        new Traits(
            ZipHead.Kind.ODF, Carrier.convention("odf.meta"), "META-INF/documentsignatures.xml"));
  }

  @Override
  List<Found> find(Parts parts) throws IOException {
    requireOpen(parts);
    List<Found> found = new ArrayList<>();
    if (parts.has(PART)) {
      XmlOutline meta = parts.outline(PART);
      for (XmlOutline.Element property : labels(meta)) {
        found.add(new Found(PART, meta.content(property)));
      }
    }
    return found;
  }

  @Override
  void strip(Parts parts) throws IOException {
    requireOpen(parts);
    if (parts.has(PART)) {
      XmlOutline meta = parts.outline(PART);
      String rest = meta.without(labels(meta));
      if (!bare(XmlOutline.of(parts.source(), PART, rest))) {
        parts.set(PART, rest);
        return;
      }
      parts.remove(PART);
    }
    XmlOutline manifest = parts.outline(MANIFEST);
    parts.set(
        MANIFEST,
        manifest.without(
            manifest.named("file-entry").stream()
                .filter(entry -> entry.attribute("full-path").equals(PART))
                .toList()));
  }

  @Override
  void insert(Parts parts, Label label) throws IOException {
    if (!parts.has(PART)) {
      create(parts);
    }
    XmlOutline meta = parts.outline(PART);
    Optional<String> declared = meta.prefix(META).filter(p -> !p.isEmpty());
    String prefix = declared.orElse("meta:");
    Optional<XmlOutline.Element> place = meta.named("meta").stream().findFirst();
    if (place.isEmpty()) {
      throw parts.source().malformed(0, "meta.xml: wanted office:meta, found none");
    }
    parts.set(
        PART,
        meta.append(
            place.get(),
            "<"
                + prefix
                + "user-defined"
                + (declared.isPresent() ? "" : " xmlns:meta=\"" + META + "\"")
                + " "
                + prefix
                + "name=\"AIGC\">"
                + Entities.escapeText(label.toJson())
                + "</"
                + prefix
                + "user-defined>"));
  }

  private static void create(Parts parts) throws IOException {
    parts.set(
        PART,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta xmlns:office=\""
            + OFFICE
            + "\" xmlns:meta=\""
            + META
            + "\" office:version=\"1.2\"><office:meta></office:meta></office:document-meta>");
    XmlOutline manifest = parts.outline(MANIFEST);
    String prefix = manifest.root().prefix();
    String own = prefix.isEmpty() ? "" : prefix;
    parts.set(
        MANIFEST,
        manifest.append(
            manifest.root(),
            "<"
                + prefix
                + "file-entry "
                + own
                + "full-path=\"meta.xml\" "
                + own
                + "media-type=\"text/xml\"/>"));
  }

  private static List<XmlOutline.Element> labels(XmlOutline meta) {
    return meta.named("user-defined").stream()
        .filter(e -> e.attribute("name").equals("AIGC"))
        .toList();
  }

  private static boolean bare(XmlOutline meta) {
    return meta.elements().size() <= 2;
  }

  private static void requireOpen(Parts parts) throws IOException {
    if (parts.required(MANIFEST).contains("encryption-data")) {
      throw new UnsupportedMediaException(
          parts.source().name(),
          "the document is encrypted: save it without a password, label it, and protect it then");
    }
  }
}
