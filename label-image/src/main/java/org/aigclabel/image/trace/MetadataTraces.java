package org.aigclabel.image.trace;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.jpeg.JpegCommentReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.google.auto.service.AutoService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

  private static final int LONGEST = 1 << 16;

  @Override
  public boolean supports(MediaType type) {
    return type.modality() == Modality.IMAGE;
  }

  @Override
  public List<Finding> detect(MediaSource source) throws IOException {
    byte[] bytes = source.array(0, (int) Math.min(source.size(), source.limits().block()));
    Set<Finding> findings = new LinkedHashSet<>();
    try {
      for (Directory directory : metadata(bytes).getDirectories()) {
        addTags(directory, findings);
        if (directory instanceof XmpDirectory xmp) { // compressed in PNG, else found below
          xmp.getXmpProperties()
              .forEach((path, value) -> findings.addAll(match("XMP/" + path, value)));
        }
      }
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      // A library that stumbles over a stranger's file, or does not know the format, has found no
      // further trace; our own reader speaks of damage.
    }
    for (XmpPackets.Property property : XmpPackets.properties(bytes)) {
      findings.addAll(match("XMP/" + property.name(), property.value()));
    }
    return List.copyOf(findings);
  }

  /** Of JPEG, only the parts with text: a reader of everything doubles the time of a start. */
  private static Metadata metadata(byte[] bytes) throws IOException, ImageProcessingException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    boolean jpeg = bytes.length > 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8;
    if (!jpeg) {
      return ImageMetadataReader.readMetadata(in, bytes.length);
    }
    List<JpegSegmentMetadataReader> readers =
        List.of(new ExifReader(), new IptcReader(), new PhotoshopReader(), new JpegCommentReader());
    return JpegMetadataReader.readMetadata(in, readers);
  }

  private static void addTags(Directory directory, Set<Finding> findings) {
    for (Tag tag : directory.getTags()) {
      String value = isText(directory.getObject(tag.getTagType())) ? tag.getDescription() : null;
      if (value != null) {
        findings.addAll(match(directory.getName() + "/" + tag.getTagName(), value));
      }
    }
  }

  /** Numbers hold no trace, and describing them loads a locale's formats. */
  private static boolean isText(Object value) {
    return !(value instanceof Number || value instanceof int[] || value instanceof short[]);
  }

  private static List<Finding> match(String where, String value) {
    String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    return TracePatterns.installed().match(where, text);
  }
}
