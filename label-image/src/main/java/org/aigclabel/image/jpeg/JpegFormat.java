package org.aigclabel.image.jpeg;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Origin;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.container.Exif;
import org.aigclabel.container.Xmp;
import org.aigclabel.container.XmpOrigin;
import org.aigclabel.image.ExifLabels;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.OriginWriter;

/**
 * JPEG (ISO/IEC 10918-1): the label stands in the XMP segment or, on request, in the Exif user
 * comment (TC260-PG-20259A). Only the header is read, whatever the size of the picture.
 */
@AutoService(MediaFormat.class)
public final class JpegFormat implements MediaFormat, OriginWriter {

  /** The type that this format claims. */
  public static final MediaType TYPE =
      MediaType.of("jpeg", "image/jpeg", Modality.IMAGE, "jpg", "jpeg", "jpe", "jfif");

  private static final Carrier XMP = Carrier.guide("jpeg.xmp");
  private static final Carrier EXIF = Carrier.guide("jpeg.exif");
  private static final Carrier DESCRIPTION = Carrier.foreign("jpeg.exif.description");
  private static final Carrier COMMENT = Carrier.foreign("jpeg.comment");
  private static final Carrier APP = Carrier.foreign("jpeg.app");
  private static final int JUMBF_TYPE = 12;

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(XMP, EXIF);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int at = head.position();
    return head.remaining() >= 4
        && head.get(at) == (byte) 0xFF
        && head.get(at + 1) == (byte) 0xD8
        && head.get(at + 2) == (byte) 0xFF;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    List<Segment> chunks = new ArrayList<>();
    for (Segment segment : JpegHeader.read(source).segments()) {
      Optional<AppText> kind = AppText.of(source, segment);
      switch (kind.orElse(AppText.JUMBF)) {
        case XMP -> {
          byte[] packet = AppText.XMP.body(source, segment);
          sites.addAll(Xmp.read(XMP, segment.at(), packet));
        }
        case EXTENDED_XMP -> chunks.add(segment);
        case EXIF -> readExif(source, segment, sites);
        default -> readText(source, segment, sites);
      }
    }
    for (ExtendedXmp extended : ExtendedXmp.of(source, chunks)) {
      if (extended.packet().isPresent()) {
        long offset = extended.chunks().get(0).at();
        sites.addAll(Xmp.read(XMP, offset, extended.packet().get()));
      }
    }
    sites.sort(Comparator.comparingLong(LabelSite::offset));
    return sites;
  }

  private static void readExif(MediaSource source, Segment segment, List<LabelSite> sites)
      throws IOException {
    for (Exif.Text text : Exif.read(AppText.EXIF.body(source, segment)).texts()) {
      if (ExifLabels.isLabel(text.value())) {
        Carrier carrier = text.tag() == Exif.USER_COMMENT ? EXIF : DESCRIPTION;
        long offset = AppText.EXIF.bodyAt(segment) + text.offset();
        sites.add(LabelSite.read(carrier, offset, text.value()));
      }
    }
  }

  private static void readText(MediaSource source, Segment segment, List<LabelSite> sites)
      throws IOException {
    Optional<LabelText> label = LabelText.in(source, segment);
    if (label.isPresent()) {
      LabelText found = label.get();
      String raw = source.utf8(segment.payloadAt() + found.json(), found.end() - found.json());
      Carrier carrier = segment.marker() == AppText.COMMENT ? COMMENT : APP;
      sites.add(LabelSite.read(carrier, segment.payloadAt() + found.start(), raw));
    }
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    JpegHeader.readWhole(source).requireEnd(source);
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    JpegMetadata metadata = JpegMetadata.withoutLabels(source);
    return switch (carrier.name()) {
      case "jpeg.xmp" -> metadata.inXmp(packet -> Xmp.withLabel(packet, label));
      case "jpeg.exif" -> metadata.withExif(label);
      default -> throw new IllegalArgumentException("JPEG has no place " + carrier);
    };
  }

  @Override
  public Plan writeOrigin(MediaSource source, Origin origin) throws IOException {
    return JpegMetadata.of(source).inXmp(packet -> XmpOrigin.withOrigin(packet, origin));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return JpegMetadata.withoutLabels(source).plan();
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    for (Segment segment : JpegHeader.read(source).segments()) {
      if (segment.isApp(11)
          && segment.length() >= JUMBF_TYPE + 4
          && source.startsWith(segment.payloadAt(), "JP")
          && source.startsWith(segment.payloadAt() + JUMBF_TYPE, "jumb")) {
        return List.of(Finding.of(Rule.HAZARD_C2PA, segment.at()));
      }
    }
    return List.of();
  }
}
