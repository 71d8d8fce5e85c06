package org.aigclabel.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.Rule;

/**
 * The label in an XMP packet: property {@code AIGC} in the namespace of TC260 (20257A to 202510A).
 * All else in the packet is kept character by character.
 *
 * <p>Prefer the methods on bytes: they keep packets in any Unicode encoding, even wrong bytes.
 */
public final class Xmp {

  private static final String HEAD =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
          + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\""
          + XmpOutline.RDF
          + "\">";
  private static final String TAIL = "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

  private Xmp() {}

  /** Returns the labels in a packet of any Unicode encoding. */
  public static List<LabelSite> read(Carrier carrier, long offset, byte[] packet) {
    return read(carrier, offset, decode(packet));
  }

  /**
   * Returns the labels in a packet, in order, broken packets included.
   *
   * @param offset where the carrier begins in the file
   */
  public static List<LabelSite> read(Carrier carrier, long offset, String packet) {
    List<LabelSite> sites = new ArrayList<>();
    if (XmpOutline.mayHoldLabel(packet)) {
      try {
        add(sites, carrier, offset, XmpOutline.of(packet).properties());
      } catch (XmlSyntaxException e) {
        List<XmpOutline.Property> properties = XmpOutline.propertiesBeforeError(packet);
        add(sites, carrier, offset, properties);
        int from = properties.isEmpty() ? 0 : properties.get(properties.size() - 1).end();
        String problem = "XMP is no XML at character " + e.offset() + ": " + e.problem();
        for (String text : XmpDebris.labels(packet, from)) {
          sites.add(LabelSite.read(carrier, offset, text, Finding.of(Rule.LABEL_TEXT, problem)));
        }
      }
    }
    return sites;
  }

  private static void add(
      List<LabelSite> sites, Carrier carrier, long offset, List<XmpOutline.Property> properties) {
    for (XmpOutline.Property property : properties) {
      List<Finding> findings = new ArrayList<>();
      if (!property.namespace().equals(XmpOutline.TC260)) {
        String uri = property.namespace().isEmpty() ? "-" : property.namespace();
        findings.add(Finding.of(Rule.LABEL_NAMESPACE, uri));
      }
      switch (property.form()) {
        case ATTRIBUTE -> findings.add(Finding.of(Rule.LABEL_FORM, "XMP attribute"));
        case STRUCTURE -> findings.add(Finding.of(Rule.LABEL_FORM, "XMP structure"));
        default -> {}
      }
      property.texts().forEach(text -> sites.add(site(carrier, offset, text, findings)));
    }
  }

  private static LabelSite site(Carrier carrier, long offset, String text, List<Finding> findings) {
    String stripped = text.strip();
    if (stripped.matches("[A-Za-z0-9+/_-]{16,}={0,2}")) {
      String base = stripped.replace('-', '+').replace('_', '/').replace("=", "");
      if (base.length() % 4 != 1) {
        String decoded = new String(Base64.getDecoder().decode(base), StandardCharsets.UTF_8);
        if (decoded.stripLeading().startsWith("{")) {
          List<Finding> more = new ArrayList<>(findings);
          more.add(Finding.of(Rule.LABEL_FORM, "Base64"));
          LabelSite site = LabelSite.read(carrier, offset, decoded, more.toArray(new Finding[0]));
          return new LabelSite(carrier, offset, text, site.fields(), site.deviations());
        }
      }
    }
    return LabelSite.read(carrier, offset, text, findings.toArray(new Finding[0]));
  }

  /** Returns the text of a packet in UTF-8, UTF-16 or UTF-32, with or without a mark. */
  public static String decode(byte[] packet) {
    return XmpBytes.of(packet).text();
  }

  /** Returns the smallest packet that holds the label, in UTF-8. */
  public static byte[] packet(Label label) {
    return fresh(label).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the packet with this as its only label; an empty packet gives a new one.
   *
   * @throws MalformedMediaException if the packet is no XMP
   */
  public static byte[] withLabel(byte[] packet, Label label) throws MalformedMediaException {
    if (packet.length == 0) {
      return packet(label);
    }
    XmpBytes bytes = XmpBytes.of(packet);
    String json = bytes.toView(XmlText.escape(label.toJson()));
    return edited(bytes.view(), json).map(bytes::bytes).orElseGet(() -> packet(label));
  }

  /**
   * Returns the packet with this as its only label; an empty packet gives a new one.
   *
   * @throws MalformedMediaException if the packet is no XMP
   */
  public static String withLabel(String packet, Label label) throws MalformedMediaException {
    return packet.isEmpty()
        ? fresh(label)
        : edited(packet, XmlText.escape(label.toJson())).orElseGet(() -> fresh(label));
  }

  /**
   * Returns the packet without labels, for hashing and for moving a label to another place; empty
   * if nothing else is in it.
   *
   * @throws MalformedMediaException if the packet is no XMP but seems to hold a label
   */
  public static byte[] withoutLabel(byte[] packet) throws MalformedMediaException {
    if (packet.length == 0 || unlabelledDebris(decode(packet))) {
      return packet;
    }
    XmpBytes bytes = XmpBytes.of(packet);
    return edited(bytes.view(), "").map(bytes::bytes).orElse(new byte[0]);
  }

  /**
   * Returns the packet without labels, for hashing and for moving a label to another place; empty
   * if nothing else is in it.
   *
   * @throws MalformedMediaException if the packet is no XMP but seems to hold a label
   */
  public static String withoutLabel(String packet) throws MalformedMediaException {
    return packet.isEmpty() || unlabelledDebris(packet) ? packet : edited(packet, "").orElse("");
  }

  private static boolean unlabelledDebris(String packet) {
    try {
      XmpOutline.of(packet);
      return false;
    } catch (XmlSyntaxException e) {
      return read(Carrier.foreign("xmp"), 0, packet).isEmpty();
    }
  }

  /** Returns the packet with this label text alone, or nothing if nothing else is in it. */
  private static Optional<String> edited(String packet, String json)
      throws MalformedMediaException {
    XmpOutline outline = outline(packet);
    if (!outline.holdsOther()) {
      return Optional.empty();
    }
    if (outline.end() < 0 && !json.isEmpty()) {
      throw new MalformedMediaException("XMP packet", 0, "wanted rdf:RDF, found none");
    }
    StringBuilder out = new StringBuilder(packet.length() + json.length() + 200);
    int done = 0;
    for (XmpOutline.Range range : outline.ranges()) {
      out.append(packet, done, range.start());
      done = range.end();
    }
    if (json.isEmpty()) {
      return Optional.of(out.append(packet, done, packet.length()).toString());
    }
    out.append(packet, done, outline.end());
    block(out, outline.prefix().equals("rdf"), outline.about(), json);
    return Optional.of(out.append(packet, outline.end(), packet.length()).toString());
  }

  private static XmpOutline outline(String packet) throws MalformedMediaException {
    try {
      return XmpOutline.of(packet);
    } catch (XmlSyntaxException e) {
      throw new MalformedMediaException("XMP packet", e.offset(), e.problem());
    }
  }

  private static String fresh(Label label) {
    StringBuilder out = new StringBuilder(900);
    block(out, true, "", XmlText.escape(label.toJson()));
    return packetOf(out.toString());
  }

  /** Returns a packet around a description. */
  static String packetOf(String description) {
    return HEAD + description + TAIL;
  }

  private static void block(StringBuilder out, boolean declared, String about, String json) {
    out.append("<rdf:Description ");
    out.append(declared ? "" : "xmlns:rdf=\"" + XmpOutline.RDF + "\" ");
    out.append("rdf:about=\"").append(XmlText.escapeAttribute(about)).append("\" ");
    out.append("xmlns:TC260=\"").append(XmpOutline.TC260).append("\"><TC260:AIGC>");
    out.append(json).append("</TC260:AIGC></rdf:Description>");
  }
}
