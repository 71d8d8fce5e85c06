package org.aigclabel.text.office;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.container.Zip;
import org.aigclabel.spi.TraceDetector;
import org.aigclabel.trace.TracePatterns;

/** Finds what generators leave in the properties of zipped documents. */
@AutoService(TraceDetector.class)
public final class PartTraces implements TraceDetector {

  private static final Set<String> TYPES = Set.of("ooxml", "odf", "epub", "ofd", "xmind");
  private static final int LONGEST = 1 << 20;
  private static final int PARTS = 20;
  private static final Pattern PROPERTIES =
      Pattern.compile(
          "docProps/(?:app|core|custom)\\.xml|meta\\.xml|.*\\.opf|OFD\\.xml|metadata\\.json");

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type.name());
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    Set<Finding> found = new LinkedHashSet<>();
    Parts parts = Parts.of(source);
    int read = 0;
    for (Zip.Entry entry : parts.zip().entries()) {
      boolean asked = PROPERTIES.matcher(entry.name()).matches() && !entry.encrypted();
      if (asked && entry.size() <= LONGEST && read++ < PARTS) {
        String text = XmlOutline.utf8(parts.text(entry.name()).orElse(""));
        found.addAll(TracePatterns.installed().match("document/" + entry.name(), text));
      }
    }
    return List.copyOf(found);
  }
}
