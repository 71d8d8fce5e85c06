package org.aigclabel.image.heif;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/** AVIF: as HEIF, of whose family it is; the guide is not known to name it. */
@AutoService(MediaFormat.class)
public final class AvifFormat extends IsoImage {

  static final Set<String> BRANDS = Set.of("avif", "avis", "avio");

  /** Creates the format. */
  public AvifFormat() {
    super(
        MediaType.of("avif", "image/avif", Modality.IMAGE, "avif", "avifs"),
        Carrier.convention("avif.xmp"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return claims(brands(head));
  }

  /** A general major brand with the brands of both families counts as HEIF. */
  static boolean claims(List<String> brands) {
    return isBranded(brands, BRANDS) && !(isGeneral(brands) && brands.contains("heic"));
  }

  @Override
  public String withoutLabeler() {
    return "convert it to PNG with avifdec and label that; converted back with avifenc it needs the"
        + " metadata label anew";
  }
}
