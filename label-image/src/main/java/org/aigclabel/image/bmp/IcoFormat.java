package org.aigclabel.image.bmp;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.spi.MediaFormat;

/** Icons and cursors: known, but without a place for a label. */
@AutoService(MediaFormat.class)
public final class IcoFormat extends Bitmap {

  private static final int ENTRY = 16;

  /** Creates the format. */
  public IcoFormat() {
    super(MediaType.of("ico", "image/x-icon", Modality.IMAGE, "ico", "cur"));
  }

  @Override
  public boolean detect(ByteBuffer head) {
    if (head.remaining() < 6 + ENTRY) {
      return false;
    }
    ByteBuffer bytes = head.slice().order(ByteOrder.LITTLE_ENDIAN);
    int kind = bytes.getShort(2);
    int count = bytes.getShort(4) & 0xFFFF;
    long size = bytes.getInt(14) & 0xFFFFFFFFL;
    long offset = bytes.getInt(18) & 0xFFFFFFFFL;
    return bytes.getShort(0) == 0
        && (kind == 1 || kind == 2)
        && count > 0
        && bytes.get(9) == 0
        && size >= ENTRY
        && offset >= 6 + (long) ENTRY * count;
  }
}
