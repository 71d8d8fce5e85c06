package org.aigclabel.image.tiff;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Xmp;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;

/** DNG, the raw photograph: XMP in tag 700 is read and nothing is written. */
@AutoService(MediaFormat.class)
public final class DngFormat implements MediaFormat {

  private static final Carrier XMP = Carrier.foreign("dng.xmp");
  private static final MediaType TYPE =
      MediaType.of("dng", "image/x-adobe-dng", Modality.IMAGE, "dng");

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of();
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return RawPhoto.isDng(head) && !RawPhoto.isCr2(head);
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (XmpFormat.Packet packet : TiffFormat.packets(source, XMP)) {
      sites.addAll(Xmp.read(XMP, packet.offset(), packet.bytes()));
    }
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    throw RawPhoto.unsupported(source);
  }

  @Override
  public Plan signedContent(MediaSource source) {
    return Plan.keepAll(source);
  }

  @Override
  public String withoutLabeler() {
    return "develop it to TIFF or JPEG and label that: sensor data shows no words";
  }
}
