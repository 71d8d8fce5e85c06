package org.aigclabel.image.bmp;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/** Windows and OS/2 bitmaps: known, but without a place for a label. */
@AutoService(MediaFormat.class)
public final class BmpFormat extends Bitmap {

  private static final Set<Integer> HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  /** Creates the format. */
  public BmpFormat() {
    super(MediaType.of("bmp", "image/bmp", Modality.IMAGE, "bmp", "dib"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int at = head.position();
    return head.remaining() >= 18
        && head.get(at) == 'B'
        && head.get(at + 1) == 'M'
        && HEADERS.contains(head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(at + 14));
  }
}
