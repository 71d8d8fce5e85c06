package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;

/**
 * Word, Excel and PowerPoint files of ISO/IEC 29500, transitional and strict: the custom document
 * property AIGC (TC260-PG-20258A 6.1).
 */
@AutoService(MediaFormat.class)
public final class OoxmlFormat extends ZipDocument {

  static final String TYPES = "[Content_Types].xml";
  static final String RELATIONS = "_rels/.rels";

  private static final String PART = "docProps/custom.xml";
  private static final String FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
  private static final String CONTENT_TYPE =
      "application/vnd.openxmlformats-officedocument.custom-properties+xml";

  /** The namespaces of the two editions of the standard. */
  private record Edition(String properties, String values, String relation) {
    private static final Edition TRANSITIONAL =
        new Edition(
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties");
    private static final Edition STRICT =
        new Edition(
            "http://purl.oclc.org/ooxml/officeDocument/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties");
  }

  /** Creates the format, which has no state. */
  public OoxmlFormat() {
    super(
        type(
            "ooxml",
            "application/vnd.openxmlformats-officedocument",
            "docx",
            "xlsx",
            "pptx",
            "docm",
            "dotx",
            "dotm",
            "xlsm",
            "xltx",
            "pptm",
            "potx",
            "ppsx"),
        new Traits(ZipHead.Kind.OOXML, Carrier.guide("ooxml.custom"), "_xmlsignatures/"));
  }

  @Override
  List<Found> find(Parts parts) throws IOException {
    List<Found> found = new ArrayList<>();
    for (String part : related(parts)) {
      XmlOutline custom = parts.outline(part);
      for (XmlOutline.Element property : labels(custom)) {
        found.add(new Found(part, custom.content(property)));
      }
    }
    return found;
  }

  @Override
  void strip(Parts parts) throws IOException {
    XmlOutline relations = parts.outline(RELATIONS);
    String part = part(relations);
    parts.touch(TYPES);
    parts.touch(RELATIONS);
    for (String other : related(parts)) {
      XmlOutline properties = parts.outline(other);
      parts.set(other, properties.without(labels(properties)));
    }
    if (!parts.has(part)) {
      return;
    }
    XmlOutline custom = parts.outline(part);
    if (custom.named("property").isEmpty()) {
      parts.remove(part);
      parts.set(
          RELATIONS,
          relations.without(
              relations.named("Relationship").stream().filter(OoxmlFormat::custom).toList()));
      XmlOutline types = parts.outline(TYPES);
      parts.set(
          TYPES,
          types.without(
              types.named("Override").stream()
                  .filter(o -> o.attribute("PartName").equalsIgnoreCase("/" + part))
                  .toList()));
    }
  }

  @Override
  void insert(Parts parts, Label label) throws IOException {
    XmlOutline relations = parts.outline(RELATIONS);
    String part = part(relations);
    Edition edition =
        relations.text().contains("http://purl.oclc.org/ooxml/officeDocument/relationships/")
            ? Edition.STRICT
            : Edition.TRANSITIONAL;
    if (!parts.has(part)) {
      create(parts, part, edition);
      relate(parts, relations, edition.relation() + "\" Target=\"" + part);
    }
    XmlOutline custom = parts.outline(part);
    Optional<String> declared = custom.prefix(edition.values());
    String values = declared.orElse("vt:");
    String own = custom.root().prefix();
    int pid = 1 + custom.named("property").stream().mapToInt(OoxmlFormat::pid).max().orElse(1);
    parts.set(
        part,
        custom.append(
            custom.root(),
            "<"
                + own
                + "property fmtid=\""
                + FMTID
                + "\" pid=\""
                + pid
                + "\" name=\"AIGC\"><"
                + values
                + "lpwstr"
                + (declared.isPresent() ? "" : " xmlns:vt=\"" + edition.values() + "\"")
                + ">"
                + Entities.escapeText(label.toJson())
                + "</"
                + values
                + "lpwstr></"
                + own
                + "property>"));
  }

  private static void create(Parts parts, String part, Edition edition) throws IOException {
    parts.set(
        part,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties xmlns=\""
            + edition.properties()
            + "\" xmlns:vt=\""
            + edition.values()
            + "\"></Properties>");
    XmlOutline types = parts.outline(TYPES);
    parts.set(
        TYPES,
        types.append(
            types.root(),
            "<"
                + types.root().prefix()
                + "Override PartName=\"/"
                + part
                + "\" ContentType=\""
                + CONTENT_TYPE
                + "\"/>"));
  }

  private static void relate(Parts parts, XmlOutline relations, String typeAndTarget) {
    String id = "rIdAIGC";
    for (int i = 2; relations.text().contains('"' + id + '"'); i++) {
      id = "rIdAIGC" + i;
    }
    parts.set(
        RELATIONS,
        relations.append(
            relations.root(),
            "<"
                + relations.root().prefix()
                + "Relationship Id=\""
                + id
                + "\" Type=\""
                + typeAndTarget
                + "\"/>"));
  }

  private static String part(XmlOutline relations) {
    return targets(relations).findFirst().orElse(PART);
  }

  private static Stream<String> targets(XmlOutline relations) {
    return relations.named("Relationship").stream()
        .filter(OoxmlFormat::custom)
        .map(r -> r.attribute("Target").replaceFirst("^(?:\\./|/)+", ""));
  }

  /** Returns the parts with custom properties, of which there should be one. */
  private static List<String> related(Parts parts) throws IOException {
    return Stream.concat(targets(parts.outline(RELATIONS)), Stream.of(PART))
        .distinct()
        .filter(parts::has)
        .toList();
  }

  private static boolean custom(XmlOutline.Element relation) {
    String type = relation.attribute("Type");
    return type.equals(Edition.TRANSITIONAL.relation()) || type.equals(Edition.STRICT.relation());
  }

  private static List<XmlOutline.Element> labels(XmlOutline custom) {
    return custom.named("property").stream()
        .filter(p -> p.attribute("name").equals("AIGC"))
        .toList();
  }

  private static int pid(XmlOutline.Element property) {
    String pid = property.attribute("pid");
    return pid.matches("[0-9]{1,9}") ? Integer.parseInt(pid) : 1;
  }
}
