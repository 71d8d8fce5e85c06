package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import org.aigclabel.spi.MediaFormat;

/** Monkey's Audio, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class ApeFormat extends ApeTagged {

  /** Creates the format. */
  public ApeFormat() {
    super(type("ape", "audio/x-ape", "ape"), "MAC ", "MACF");
  }
}
