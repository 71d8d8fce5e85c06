package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import org.aigclabel.spi.MediaFormat;

/** WavPack, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class WavPackFormat extends ApeTagged {

  /** Creates the format. */
  public WavPackFormat() {
    super(type("wavpack", "audio/x-wavpack", "wv"), "wvpk");
  }
}
