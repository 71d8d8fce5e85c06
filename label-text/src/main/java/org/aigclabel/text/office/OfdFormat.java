package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Entities;

/**
 * OFD (GB/T 33190-2016): {@code CustomData} named AIGC in the document information of {@code
 * OFD.xml}. The guide covers OFD, but no reader reports its place: unsure, kept here only.
 */
@AutoService(MediaFormat.class)
public final class OfdFormat extends ZipDocument {

  static final String PART = "OFD.xml";

  /** Creates the format, which has no state. */
  public OfdFormat() {
    super(
        type("ofd", "application/ofd", "ofd"),
        new Traits(ZipHead.Kind.OFD, Carrier.convention("ofd.custom"), "\0"));
  }

  @Override
  List<Found> find(Parts parts) throws IOException {
    XmlOutline ofd = parts.outline(PART);
    List<Found> found = new ArrayList<>();
    for (XmlOutline.Element data : labels(ofd)) {
      found.add(new Found(PART, ofd.content(data)));
    }
    return found;
  }

  @Override
  void strip(Parts parts) throws IOException {
    XmlOutline ofd = parts.outline(PART);
    XmlOutline rest = XmlOutline.of(parts.source(), PART, ofd.without(labels(ofd)));
    parts.set(
        PART,
        rest.without(
            rest.named("CustomDatas").stream().filter(e -> rest.children(e).isEmpty()).toList()));
  }

  @Override
  void insert(Parts parts, Label label) throws IOException {
    XmlOutline ofd = parts.outline(PART);
    XmlOutline.Element info =
        ofd.named("DocInfo").stream()
            .findFirst()
            .orElseThrow(() -> parts.source().malformed(0, PART + ": wanted DocInfo, found none"));
    String prefix = info.prefix();
    String data =
        "<"
            + prefix
            + "CustomData Name=\"AIGC\">"
            + Entities.escapeText(label.toJson())
            + "</"
            + prefix
            + "CustomData>";
    parts.set(
        PART,
        ofd.children(info).stream()
            .filter(e -> e.named("CustomDatas"))
            .findFirst()
            .map(list -> ofd.append(list, data))
            .orElseGet(
                () ->
                    ofd.append(
                        info,
                        "<" + prefix + "CustomDatas>" + data + "</" + prefix + "CustomDatas>")));
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    return Parts.of(source).outline(PART).named("Signatures").isEmpty()
        ? List.of()
        : List.of(Finding.of(Rule.HAZARD_SIGNATURE, "OFD Signatures"));
  }

  private static List<XmlOutline.Element> labels(XmlOutline ofd) {
    return ofd.named("CustomData").stream()
        .filter(e -> e.attribute("Name").equals("AIGC"))
        .toList();
  }
}
