package org.aigclabel.image.trace;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.xmp.XmpDirectory;
import com.google.auto.service.AutoService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.TraceDetector;

/** Finds what generators leave in EXIF, XMP, IPTC and PNG text, by the patterns of a data file. */
@AutoService(TraceDetector.class)
public final class MetadataTraces implements TraceDetector {

  private static final Set<String> READABLE =
      Set.of("jpeg", "png", "gif", "webp", "tiff", "heif", "avif", "dng", "bmp");
  private static final int LONGEST = 1 << 16;

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.IMAGE && READABLE.contains(type.name());
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    int size = (int) Math.min(source.size(), source.limits().block());
    byte[] bytes = source.array(0, size);
    Metadata metadata;
    try {
      metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), size);
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      // A library that stumbles over a stranger's file in memory has found no trace; our own reader
      // speaks of damage.
      return List.of();
    }
    Set<Finding> findings = new LinkedHashSet<>();
    for (Directory directory : metadata.getDirectories()) {
      findings.addAll(tags(directory));
      if (directory instanceof XmpDirectory xmp) {
        xmp.getXmpProperties()
            .forEach((path, value) -> findings.addAll(match("XMP/" + path, value)));
      }
    }
    return List.copyOf(findings);
  }

  private static List<Finding> tags(Directory directory) {
    List<Finding> findings = new ArrayList<>();
    for (Tag tag : directory.getTags()) {
      String value = tag.getDescription();
      if (value != null) {
        findings.addAll(match(directory.getName() + "/" + tag.getTagName(), value));
      }
    }
    return findings;
  }

  private static List<Finding> match(String where, String value) {
    String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    return TracePatterns.installed().match(where, text);
  }
}
