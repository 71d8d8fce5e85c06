package org.aigclabel.image.tiff;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.container.Xmp;
import org.aigclabel.image.XmpFormat;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.PlacelessFormat;

/** DNG, the raw photograph: XMP in tag 700 is read and nothing is written. */
@AutoService(MediaFormat.class)
public final class DngFormat extends PlacelessFormat {

  private static final Carrier XMP = Carrier.foreign("dng.xmp");
  private static final MediaType TYPE =
      MediaType.of("dng", "image/x-adobe-dng", Modality.IMAGE, "dng");

  /** Creates the format. */
  public DngFormat() {
    super(TYPE);
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
  public String withoutLabeler() {
    return "develop it to TIFF or JPEG and label that: sensor data shows no words";
  }

  @Override
  protected String refusal(MediaSource source) {
    return RawPhoto.REFUSAL;
  }
}
