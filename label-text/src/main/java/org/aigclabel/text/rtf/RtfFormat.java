package org.aigclabel.text.rtf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Excerpt;
import org.aigclabel.text.TextEncoding;
import org.aigclabel.text.TextView;

/**
 * RTF 1.9: the user property AIGC, in a group of its own after the header. No guide is known to
 * name the format.
 */
@AutoService(MediaFormat.class)
public final class RtfFormat implements MediaFormat {

  /** The kind of file. */
  public static final MediaType TYPE = MediaType.of("rtf", "application/rtf", Modality.TEXT, "rtf");

  static final Carrier PROPERTY = Carrier.convention("rtf.userprops");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(PROPERTY);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    byte[] mark = "{\\rtf".getBytes(StandardCharsets.US_ASCII);
    return head.remaining() >= mark.length
        && head.slice(head.position(), mark.length).equals(ByteBuffer.wrap(mark));
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    String text = view(source).text();
    List<LabelSite> sites = new ArrayList<>();
    for (RtfText.Property property : RtfText.properties(text)) {
      if (property.name().equals("AIGC")) {
        sites.add(LabelSite.read(PROPERTY, property.range().from(), property.value()));
      }
    }
    return sites;
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    String text = view(source).text();
    if (text.length() == source.size() && RtfText.end(text, 0) < 0) {
      throw source.malformed(text.length(), "wanted the } that ends the document, found the end");
    }
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    TextView view = view(source);
    Excerpt rest = rest(view);
    String group =
        "{\\*\\userprops {\\propname AIGC}\\proptype30{\\staticval "
            + RtfText.escape(label.toJson())
            + "}}";
    return rest.plan(
        source,
        view,
        RtfText.afterHeader(source, rest.text()),
        group.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    TextView view = view(source);
    return rest(view).plan(source, view);
  }

  @Override
  public List<Finding> hazards(MediaSource source) {
    return TextView.unread(source);
  }

  private static Excerpt rest(TextView view) {
    Excerpt rest = Excerpt.all(view.text());
    while (true) {
      List<Excerpt.Range> labels =
          RtfText.properties(rest.text()).stream()
              .filter(property -> property.name().equals("AIGC"))
              .map(RtfText.Property::range)
              .toList();
      if (labels.isEmpty()) {
        return rest;
      }
      rest = rest.without(labels);
    }
  }

  /** RTF is 7-bit; bytes beyond are kept as they are. */
  static TextView view(MediaSource source) throws IOException {
    ByteBuffer bytes = source.head(0, source.limits().block());
    return new TextView(
        new TextEncoding(StandardCharsets.ISO_8859_1, 0, 1),
        StandardCharsets.ISO_8859_1.decode(bytes).toString());
  }
}
