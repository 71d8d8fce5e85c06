package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;

/** WavPack, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class WavPackFormat extends ApeTagged {

  private static final int HEADER = 32;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  /** Creates the format. */
  public WavPackFormat() {
    super(type("wavpack", "audio/x-wavpack", "wv"), "wvpk");
  }

  @Override
  long audioEnd(MediaSource source, long start) throws IOException {
    long total = source.u32le(start + 12);
    long done = 0;
    long at = start;
    for (int blocks = 0; source.startsWith(at, "wvpk"); blocks++) {
      if (at > source.size() - HEADER || blocks > source.limits().items()) {
        return at + HEADER;
      }
      done = Math.max(done, source.u32le(at + 16) + source.u32le(at + 20));
      at += 8 + source.u32le(at + 4);
    }
    boolean short0 = total != UNKNOWN && done < total;
    return short0 ? Math.max(at, source.size() + 1) : at;
  }
}
