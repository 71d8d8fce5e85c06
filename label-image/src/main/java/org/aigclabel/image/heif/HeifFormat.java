package org.aigclabel.image.heif;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/** HEIF and HEIC: the label is XMP in an item of {@code meta} (TC260-PG-20259A). */
@AutoService(MediaFormat.class)
public final class HeifFormat extends IsoImage {

  private static final Set<String> BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "avci", "avcs", "vvic",
          "vvis", "evbi", "evbs", "jpeg", "jpgs", "1pic");

  /** Creates the format. */
  public HeifFormat() {
    super(
        MediaType.of("heif", "image/heif", Modality.IMAGE, "heic", "heif", "hif", "heics"),
        Carrier.guide("heif.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    List<String> brands = brands(head);
    return !AvifFormat.claims(brands) && (isBranded(brands, BRANDS) || isGeneral(brands));
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG with heif-convert and label that; converted back with heif-enc it needs the"
        + " metadata label anew";
  }
}
