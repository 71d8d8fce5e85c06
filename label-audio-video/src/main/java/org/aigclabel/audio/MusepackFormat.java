package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import org.aigclabel.spi.MediaFormat;

/** Musepack SV7 and SV8, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class MusepackFormat extends ApeTagged {

  /** Creates the format. */
  public MusepackFormat() {
    super(type("musepack", "audio/x-musepack", "mpc"), "MPCK", "MP+");
  }
}
