package org.aigclabel.video.splice;

import java.util.List;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * One track's pictures, as a codec sees them. Broken ones give an {@code IllegalStateException}.
 */
public interface PictureStream {

  /**
   * New pictures, fit to stand in the track.
   *
   * @param configuration the decoder's configuration for old and new ones
   * @param samples one per picture, in order
   */
  record Encoded(byte[] configuration, List<byte[]> samples) {}

  /** Returns the width of a picture before it is stretched or turned. */
  int width();

  /** Returns the height of a picture. */
  int height();

  /** Returns FFmpeg's name for the raw stream of this codec. */
  String rawFormat();

  /** Returns what a raw stream begins with. */
  byte[] rawHead();

  /** Returns a stored picture as it stands in a raw stream, the {@code index}-th of it. */
  byte[] raw(byte[] sample, int index);

  /** Returns whether nothing from this picture on looks behind it. */
  boolean standsAlone(byte[] sample);

  /**
   * Returns FFmpeg's arguments for pictures in the order of display of which only the first stands
   * alone, at a quality that hides the cut; empty if it has no encoder.
   */
  List<String> encoder(Ffmpeg ffmpeg);

  /** Returns the pictures of raw streams that such an encoder made, fitted to the track. */
  Encoded join(List<byte[]> streams);
}
