package org.aigclabel.image.svg;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.XmlSyntaxException;
import org.aigclabel.container.XmlToken;
import org.aigclabel.image.XmpEdit;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/**
 * SVG, also gzipped: the label is XMP in a {@code metadata} element of the root; all other text
 * stays as it is. No guide names the format.
 *
 * @see <a href="https://www.w3.org/TR/SVG2/metadata.html">SVG 2, metadata</a>
 */
@AutoService(MediaFormat.class)
public final class SvgFormat extends XmpFormat {

  /** Apart, since it takes milliseconds to build and most files are no SVG. */
  private static final class Root {
    private static final Pattern START =
        Pattern.compile(
            "\\A\\uFEFF?(?:\\s++|<\\?(?:(?!\\?>).)*+\\?>|<!--(?:(?!-->).)*+-->"
                + "|<!DOCTYPE\\s++(?:\\w++:)?svg\\b[^\\[>]*+(?:\\[(?:(?!\\]\\s*>).)*+\\]\\s*+)?>)*+"
                + "(?:<(?:[\\w.-]++:)?svg[\\s/>]|<!DOCTYPE\\s++(?:\\w++:)?svg\\b)",
            Pattern.DOTALL);
  }

  /** Creates the format. */
  public SvgFormat() {
    super(
        MediaType.of("svg", "image/svg+xml", Modality.IMAGE, "svg", "svgz"),
        Carrier.convention("svg.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    byte[] start = new byte[head.remaining()];
    head.duplicate().get(start);
    byte[] text = Gzip.isGzip(start) ? Gzip.start(start) : start;
    boolean wide = text.length > 2 && (text[0] == 0 || text[1] == 0 || (text[0] & 0xFE) == 0xFE);
    String view =
        !wide
            ? new String(text, StandardCharsets.UTF_8)
            : new String(text, StandardCharsets.ISO_8859_1).replaceAll("[\\x00\\xFE\\xFF]", "");
    return Root.START.matcher(view).find();
  }

  @Override
  protected List<Packet> packets(MediaSource source) throws IOException {
    SvgText text = SvgText.of(source, Gzip.text(source));
    List<Packet> packets = new ArrayList<>();
    for (SvgOutline.Region region : outline(source, text).regions()) {
      boolean plain = !Gzip.isGzip(source);
      int offset = plain ? text.offset(region.start()) : 0;
      packets.add(new Packet(carrier(), offset, packet(text, region)));
    }
    return packets;
  }

  @Override
  protected Plan place(MediaSource source, XmpEdit edit) throws IOException {
    if (!Gzip.isGzip(source)) {
      return placeIn(source, edit);
    }
    Gzip gzip = Gzip.of(source);
    MediaSource inner = MediaSource.of(source.name(), gzip.text());
    byte[] placed = placeIn(inner, edit).toBytes();
    return edit.isLabelling() ? gzip.deflated(placed) : gzip.stored(placed);
  }

  private static Plan placeIn(MediaSource source, XmpEdit edit) throws IOException {
    SvgText text = SvgText.of(source, source.array(0, (int) source.size()));
    SvgOutline outline = outline(source, text);
    XmlToken root =
        outline.root().orElseThrow(() -> source.malformed(0, "wanted an svg element as root"));
    Plan.Edits edits = Plan.edit(source);
    String name = root.prefix().isEmpty() ? "" : root.prefix() + ":";
    if (root.selfClosing()) {
      String first = fragment(edit.first(new byte[0]), name + "metadata");
      String rest = ">" + first + "</" + name + "svg>";
      int slash = text.offset(root.end() - 2);
      edits.replace(slash, text.offset(root.end()) - slash, text.encode(rest));
      return edits.plan();
    }
    List<SvgOutline.Region> regions = outline.regions();
    if (regions.isEmpty()) {
      String first = fragment(edit.first(new byte[0]), name + "metadata");
      edits.insert(text.offset(outline.insertion()), text.encode(first));
    }
    for (SvgOutline.Region region : regions) {
      byte[] before = packet(text, region);
      byte[] after = region == regions.get(0) ? edit.first(before) : edit.other(before);
      boolean gone = after.length == 0;
      int from = text.offset(gone ? region.outerStart() : region.start());
      int to = text.offset(gone ? region.outerEnd() : region.end());
      edits.replace(from, to - from, text.encode(bare(after)));
    }
    return edits.plan();
  }

  @Override
  protected long manifest(MediaSource source) throws IOException {
    SvgText text = SvgText.of(source, Gzip.text(source));
    int manifest = outline(source, text).manifest();
    return manifest < 0 ? -1 : Gzip.isGzip(source) ? 0 : text.offset(manifest);
  }

  static SvgOutline outline(MediaSource source, SvgText text) throws IOException {
    try {
      return SvgOutline.of(text.value());
    } catch (XmlSyntaxException e) {
      throw source.malformed(e.offset(), "no XML: " + e.getMessage());
    }
  }

  private static byte[] packet(SvgText text, SvgOutline.Region region) {
    return text.value().substring(region.start(), region.end()).getBytes(StandardCharsets.UTF_8);
  }

  private static String fragment(byte[] packet, String element) {
    return packet.length == 0 ? "" : "<" + element + ">" + bare(packet) + "</" + element + ">";
  }

  /** Returns the packet without the instructions around it, which are for files of other kinds. */
  private static String bare(byte[] packet) {
    String text = new String(packet, StandardCharsets.UTF_8);
    int from = text.startsWith("<?xpacket") ? text.indexOf("?>") + 2 : 0;
    int to = from > 0 ? text.lastIndexOf("<?xpacket") : text.length();
    return text.substring(from, Math.max(from, to)).strip();
  }
}
