package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import org.aigclabel.Carrier;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/**
 * AAC in ADTS frames: an ID3v2 tag in front, as in MP3. The guides do not name it; players and
 * FFmpeg read the tag.
 */
@AutoService(MediaFormat.class)
public final class AacFormat extends Id3Stream {

  /** Creates the format. */
  public AacFormat() {
    super(
        MediaType.of("aac", "audio/aac", Modality.AUDIO, "aac", "adts"),
        Carrier.convention("aac.txxx"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Sniff.adts(head, Sniff.afterId3(head));
  }

  @Override
  int frameLength(int head, int next) {
    int length = (head & 0x3) << 11 | next >>> 21;
    boolean adts = (head >>> 16 & 0xFFF6) == 0xFFF0 && (head >> 10 & 15) <= 12;
    return adts && length > 7 ? length : 0;
  }
}
