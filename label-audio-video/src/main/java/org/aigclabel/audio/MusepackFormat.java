package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;

/** Musepack SV7 and SV8, tagged with APEv2. */
@AutoService(MediaFormat.class)
public final class MusepackFormat extends ApeTagged {

  /** Creates the format. */
  public MusepackFormat() {
    super(type("musepack", "audio/x-musepack", "mpc"), "MPCK", "MP+");
  }

  @Override
  long audioEnd(MediaSource source, long start) throws IOException {
    if (!source.startsWith(start, "MPCK")) {
      return start; // Version 7 counts frames, whose lengths only decoding tells.
    }
    long at = start + 4;
    for (int packets = 0; packets < source.limits().items(); packets++) {
      source.requireReaching(at + 3, "a packet");
      boolean last = source.startsWith(at, "SE");
      at += packet(source, at + 2);
      if (last) {
        break;
      }
    }
    return at;
  }

  /** Returns the size of a packet, seven bits a byte, which counts its own header. */
  private static long packet(MediaSource source, long at) throws IOException {
    long size = 0;
    int bytes = 0;
    for (int next = 0x80; next >= 0x80 && bytes < 8; bytes++) {
      next = source.u8(at + bytes);
      size = size << 7 | next & 0x7F;
    }
    if (size < 2 + bytes) {
      throw source.malformed(at, "wanted the size of a packet, found " + size);
    }
    return size;
  }
}
