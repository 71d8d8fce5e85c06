package org.aigclabel.video.mpeg;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.PlacelessFormat;

/**
 * MPEG transport and program streams and raw MPEG, H.264 and H.265 streams: no guide names a place
 * for them, and they have no metadata that players keep.
 */
@AutoService(MediaFormat.class)
public final class StreamFormat extends PlacelessFormat {

  private static final MediaType TYPE =
      MediaType.of(
          "mpeg", "video/mpeg", Modality.VIDEO, "ts", "m2ts", "mts", "mpg", "mpeg", "vob", "h264");
  private static final int SYNC = 0x47;
  private static final int PACKET = 188;
  private static final int PACKET_WITH_TIME = 192;

  /** Creates the format. */
  public StreamFormat() {
    super(TYPE);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return isTransport(head, 0, PACKET)
        || isTransport(head, 4, PACKET_WITH_TIME)
        || isStartCode(head);
  }

  private static boolean isTransport(ByteBuffer head, int from, int step) {
    if (head.remaining() < from + 2 * step + 1) {
      return false;
    }
    for (int at = from; at < Math.min(head.remaining(), from + 5 * step); at += step) {
      if ((head.get(head.position() + at) & 0xFF) != SYNC) {
        return false;
      }
    }
    return true;
  }

  /** Pack, system or sequence header, or a parameter set of H.264 or H.265. */
  private static boolean isStartCode(ByteBuffer head) {
    if (head.remaining() < 8) {
      return false;
    }
    int at = head.position();
    if (head.getInt(at) == 1) {
      at++;
    } else if ((head.getInt(at) >>> 8) != 1) {
      return false;
    }
    return switch (head.get(at + 3) & 0xFF) {
      case 0xBA, 0xBB, 0xB3, 0x67, 0x27, 0x09, 0x40, 0x42, 0x46 -> true;
      default -> false;
    };
  }

  @Override
  protected String refusal(MediaSource source) {
    return "MPEG streams have no place for a label; remux it without loss (ffmpeg -i in.ts -c copy"
        + " out.mp4) and label that";
  }
}
