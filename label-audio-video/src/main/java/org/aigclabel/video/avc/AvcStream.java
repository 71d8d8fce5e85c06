package org.aigclabel.video.avc;

import java.util.List;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.video.splice.PictureStream;

/**
 * A track of H.264.
 *
 * @param configuration its {@code avcC}
 * @param width of a picture after cropping
 * @param height of a picture after cropping
 */
record AvcStream(AvcConfiguration configuration, int width, int height) implements PictureStream {

  private static final int IDR = 5;

  // Baseline has neither B-frames nor CABAC, whose alignment would not bear a longer slice header.
  private static final List<String> X264 =
      List.of(
          ("-c:v libx264 -preset superfast -profile:v baseline -crf 14 -forced-idr 1"
                  + " -x264-params keyint=infinite:scenecut=0:open-gop=0")
              .split(" "));
  private static final List<String> OPENH264 =
      List.of(
          ("-c:v libopenh264 -profile:v constrained_baseline -coder cavlc -rc_mode bitrate"
                  + " -b:v 100M -qmin 8 -qmax 14 -allow_skip_frames 0 -g 1000000")
              .split(" "));

  @Override
  public String rawFormat() {
    return "h264";
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
        .map(unit -> unit.length == 0 ? 0 : unit[0] & 31)
        .filter(type -> type >= 1 && type <= IDR)
        .findFirst()
        .filter(type -> type == IDR)
        .isPresent();
  }

  @Override
  public List<String> encoder(Ffmpeg ffmpeg) {
    if (ffmpeg.encodes("libx264")) {
      return X264;
    }
    return ffmpeg.encodes("libopenh264") ? OPENH264 : List.of();
  }

  @Override
  public Encoded join(List<byte[]> streams) {
    return AvcJoin.join(configuration, streams);
  }
}
