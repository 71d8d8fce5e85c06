package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;

/** True Audio, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class TtaFormat extends ApeTagged {

  private static final int HEADER = 22;

  /** Creates the format. */
  public TtaFormat() {
    super(type("tta", "audio/x-tta", "tta"), "TTA1");
  }

  @Override
  long audioEnd(MediaSource source, long start) throws IOException {
    long rate = source.u32le(start + 10);
    long frame = 256 * rate / 245;
    long frames = frame == 0 ? 0 : (source.u32le(start + 14) + frame - 1) / frame;
    long end = start + HEADER + 4 * frames + 4;
    source.requireReaching(end, "the seek table");
    if (frames > source.limits().items()) {
      throw source.malformed(start, "more than " + source.limits().items() + " frames");
    }
    ByteBuffer sizes = source.bytes(start + HEADER, (int) (4 * frames));
    while (sizes.hasRemaining()) {
      end += Integer.reverseBytes(sizes.getInt()) & 0xFFFFFFFFL;
    }
    return end;
  }
}
