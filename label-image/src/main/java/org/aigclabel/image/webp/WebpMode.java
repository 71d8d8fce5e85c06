package org.aigclabel.image.webp;

import com.luciad.imageio.webp.CompressionType;
import java.io.IOException;
import java.util.Optional;
import org.aigclabel.container.Riff;

/**
 * How a picture is encoded.
 *
 * @param type lossy or lossless
 * @param quality of libwebp, 0 to 100; the effort of a lossless picture
 */
record WebpMode(CompressionType type, int quality) {

  private static final WebpMode LOSSLESS = new WebpMode(CompressionType.Lossless, 75);

  /** Returns the mode of a file's first picture, its quality estimated and not underrated. */
  static WebpMode of(Riff riff) throws IOException {
    Optional<Riff.Chunk> lossy = riff.first("VP8 ");
    return riff.first("VP8L").isPresent() || lossy.isEmpty()
        ? LOSSLESS
        : new WebpMode(CompressionType.Lossy, Vp8Quality.of(riff.data(lossy.get())));
  }

  boolean lossless() {
    return type == CompressionType.Lossless;
  }
}
