package org.aigclabel.video.splice;

import org.aigclabel.draw.Canvas;

/** The track of pictures of a film: what holds of all its pictures. */
public interface FilmTrack {

  /** Returns what the codec knows of the pictures. */
  PictureStream stream();

  /** Returns the frame as it is displayed, with square pixels. */
  Canvas canvas();

  /** Returns the displayed width of a stored pixel by its height. */
  double stretch();
}
