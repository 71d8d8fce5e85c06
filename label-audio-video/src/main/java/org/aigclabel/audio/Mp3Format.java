package org.aigclabel.audio;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;
import org.aigclabel.Carrier;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/**
 * MP3, and MPEG layers I and II: an ID3v2 frame {@code TXXX} with the description {@code AIGC}
 * (TC260-PG-202510A). A file without a tag gets one of version 2.3; other tags are kept.
 */
@AutoService(MediaFormat.class)
public final class Mp3Format extends Id3Stream {

  private static final int LEAD = 2048;

  /** Creates the format. */
  public Mp3Format() {
    super(
        MediaType.of("mp3", "audio/mpeg", Modality.AUDIO, "mp3", "mp2", "mp1", "mpga"),
        Carrier.guide("mp3.txxx"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int after = Sniff.afterId3(head);
    if (after > 0) {
      return after >= head.limit() || !known(head, after);
    }
    for (int at = 0; at < LEAD && at + 4 <= head.limit(); at++) {
      if (head.get(at) == (byte) 0xFF && Sniff.mpeg(head, at)) {
        return true;
      }
      if (head.get(at) != 0) {
        return false;
      }
    }
    return false;
  }

  @Override
  int frameLength(int head, int next) {
    return MpegFrame.of(head).map(MpegFrame::length).orElse(0);
  }

  @Override
  long declaredEnd(MediaSource source, long start) throws IOException {
    if (start > source.size() - 64) {
      return start;
    }
    Optional<MpegFrame> first = MpegFrame.of(source.bytes(start, 4).getInt());
    if (first.isEmpty() || first.get().layer() != 3) {
      return start;
    }
    long tag = start + first.get().sideInfoAt() + first.get().sideInfo();
    if (!source.startsWith(tag, "Xing") && !source.startsWith(tag, "Info")) {
      return start;
    }
    int flags = source.bytes(tag + 4, 4).getInt();
    return (flags & 2) == 0 ? start : start + source.u32(tag + 8 + ((flags & 1) == 0 ? 0 : 4));
  }

  private static boolean known(ByteBuffer head, int after) {
    return Sniff.adts(head, after)
        || Stream.of("fLaC", "TTA1", "MAC ", "wvpk", "MPCK", "MP+", "OggS", "RIFF", "DSD ")
            .anyMatch(magic -> Sniff.text(head, after, magic));
  }
}
