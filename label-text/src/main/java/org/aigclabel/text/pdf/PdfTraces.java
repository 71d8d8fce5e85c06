package org.aigclabel.text.pdf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.spi.TraceDetector;
import org.aigclabel.trace.TracePatterns;
import org.aigclabel.trace.XmpPackets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Finds what generators leave in the information and the XMP of a PDF. */
@AutoService(TraceDetector.class)
public final class PdfTraces implements TraceDetector {

  private final String password;

  /** Creates the detector for files that open without a password. */
  public PdfTraces() {
    this("");
  }

  PdfTraces(String password) {
    this.password = password;
  }

  @Override
  public boolean supports(MediaType type) {
    return type.equals(PdfFormat.TYPE);
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    return PdfFile.with(source, source.size(), password, PdfTraces::of);
  }

  private static List<Finding> of(PdfFile file) throws IOException {
    Set<Finding> found = new LinkedHashSet<>();
    COSDictionary information = file.information().orElseGet(COSDictionary::new);
    for (COSName name : information.keySet()) {
      String value = information.getString(name, "");
      found.addAll(TracePatterns.installed().match("document/" + name.getName(), value));
    }
    if (file.metadata().isPresent()) {
      for (XmpPackets.Property property :
          XmpPackets.properties(file.content(file.metadata().get()))) {
        found.addAll(
            TracePatterns.installed().match("document/XMP/" + property.name(), property.value()));
      }
    }
    return List.copyOf(found);
  }
}
