package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;

/** Monkey's Audio, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class ApeFormat extends ApeTagged {

  /** The first version whose descriptor tells the sizes of all that follows. */
  private static final int DESCRIBED = 3980;

  /** Where they stand: descriptor, header, seek table, WAV header, frames, WAV tail. */
  private static final int[] SIZES = {8, 12, 16, 20, 24, 32};

  /** Creates the format. */
  public ApeFormat() {
    super(type("ape", "audio/x-ape", "ape"), "MAC ", "MACF");
  }

  @Override
  long audioEnd(MediaSource source, long start) throws IOException {
    if (source.u16le(start + 4) < DESCRIBED) {
      return start;
    }
    long end = start + (source.u32le(start + 28) << 32);
    for (int field : SIZES) {
      end += source.u32le(start + field);
    }
    return end;
  }
}
