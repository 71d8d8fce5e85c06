package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import org.aigclabel.spi.MediaFormat;

/** True Audio, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class TtaFormat extends ApeTagged {

  /** Creates the format. */
  public TtaFormat() {
    super(type("tta", "audio/x-tta", "tta"), "TTA1");
  }
}
