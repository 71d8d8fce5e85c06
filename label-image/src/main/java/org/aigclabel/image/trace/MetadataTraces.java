package org.aigclabel.image.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.image.jpeg.JpegTexts;
import org.aigclabel.image.jxl.JxlBox;
import org.aigclabel.image.jxl.JxlFormat;
import org.aigclabel.image.png.PngTexts;
import org.aigclabel.spi.TraceDetector;
import org.aigclabel.trace.TracePatterns;
import org.aigclabel.trace.XmpPackets;

/** Finds what generators leave in EXIF, XMP, IPTC and PNG text, by the patterns of a data file. */
@AutoService(TraceDetector.class)
public final class MetadataTraces implements TraceDetector {

  private static final String PHOTOSHOP = "8BIM\4\4";

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.IMAGE;
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    Found found = new Found();
    byte[] bytes = source.array(0, (int) Math.min(source.size(), source.limits().block()));
    found.anywhere(bytes);
    if (source.startsWith(0, "\u0089PNG")) {
      for (PngTexts.Text text : PngTexts.of(source)) {
        found.add("textual data", text.keyword() + ": " + text.text());
        found.anywhere(text.value());
      }
    } else if (source.startsWith(0, "\u00FF\u00D8")) {
      JpegTexts.of(source).forEach(text -> found.add("JPEG comment", text));
    } else if (new JxlFormat().detect(source.head(0, 12))) {
      for (JxlBox box : JxlBox.metadata(source)) {
        box.content().ifPresent(found::anywhere);
      }
    }
    return List.copyOf(found.findings);
  }

  /** What was found so far. */
  private static final class Found {

    private final Set<Finding> findings = new LinkedHashSet<>();

    /** Looks for blocks that are known by their beginnings wherever they stand. */
    private void anywhere(byte[] bytes) {
      for (XmpPackets.Property property : XmpPackets.properties(bytes)) {
        add("XMP/" + property.name(), property.value());
      }
      ExifTexts.in(bytes).forEach(text -> add("Exif/" + text.name(), text.value()));
      String text = new String(bytes, ISO_8859_1);
      int iptc = text.indexOf(PHOTOSHOP);
      if (iptc >= 0) {
        add(
            "IPTC/credit, description",
            text.substring(iptc, Math.min(text.length(), iptc + (1 << 16))));
      }
    }

    private void add(String where, String text) {
      findings.addAll(TracePatterns.installed().match(where, text));
    }
  }
}
