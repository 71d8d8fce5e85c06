package org.aigclabel.video.hevc;

import java.util.List;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.video.avc.NalUnits;
import org.aigclabel.video.splice.PictureStream;

/**
 * A track of H.265.
 *
 * @param configuration its {@code hvcC}
 * @param set its sequence parameter set
 */
record HevcStream(HevcConfiguration configuration, HevcSps set) implements PictureStream {

  private static final int IDR_W_RADL = 19;
  private static final int IDR_N_LP = 20;
  private static final int SLICES_END = 32;

  // Entry points of wavefronts would make slice headers longer, and they are counted in bytes.
  private static final List<String> X265 =
      List.of(
          ("-c:v libx265 -preset superfast -crf 15 -forced-idr 1 -x265-params"
                  + " keyint=-1:bframes=0:scenecut=0:open-gop=0:wpp=0:frame-threads=2:info=0"
                  + ":log-level=error")
              .split(" "));

  @Override
  public int width() {
    return set.width();
  }

  @Override
  public int height() {
    return set.height();
  }

  @Override
  public String rawFormat() {
    return "hevc";
  }

  @Override
  public byte[] rawHead() {
    return configuration.startCodes();
  }

  @Override
  public byte[] raw(byte[] sample, int index) {
    return NalUnits.startCodes(sample, configuration.lengthBytes());
  }

  @Override
  public boolean standsAlone(byte[] sample) {
    return NalUnits.ofSample(sample, configuration.lengthBytes()).stream()
        .map(HevcStream::type)
        .filter(type -> type < SLICES_END)
        .findFirst()
        .filter(type -> type == IDR_W_RADL || type == IDR_N_LP)
        .isPresent();
  }

  static int type(byte[] unit) {
    return unit.length == 0 ? SLICES_END : unit[0] >> 1 & 0x3F;
  }

  @Override
  public List<String> encoder(Ffmpeg ffmpeg) {
    return ffmpeg.encodes("libx265") ? X265 : List.of();
  }

  @Override
  public Encoded join(List<byte[]> streams) {
    return HevcJoin.join(configuration, streams);
  }
}
