package org.aigclabel.video.ivf;

import java.util.List;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/** A track of a codec whose key frames forget everything before them. */
abstract class IvfStream implements PictureStream {

  private final PictureCodec.Track track;
  private final String fourCc;
  private final List<String> encoders;

  /**
   * Begins with the name that IVF has for the codec, and with FFmpeg's encoders and their options,
   * the best first.
   */
  IvfStream(PictureCodec.Track track, String fourCc, List<String> encoders) {
    this.track = track;
    this.fourCc = fourCc;
    this.encoders = encoders;
  }

  @Override
  public final int width() {
    return track.width();
  }

  @Override
  public final int height() {
    return track.height();
  }

  @Override
  public final String rawFormat() {
    return "ivf";
  }

  @Override
  public final byte[] rawHead() {
    return Ivf.head(fourCc, width(), height());
  }

  @Override
  public byte[] raw(byte[] sample, int index) {
    return Ivf.frame(sample, index);
  }

  @Override
  public final List<String> encoder(Ffmpeg ffmpeg) {
    return encoders.stream()
        .map(line -> List.of(("-c:v " + line).split(" ")))
        .filter(words -> ffmpeg.encodes(words.get(1)))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public Encoded join(List<byte[]> streams) {
    return new Encoded(track.configuration(), Ivf.frames(streams));
  }
}
