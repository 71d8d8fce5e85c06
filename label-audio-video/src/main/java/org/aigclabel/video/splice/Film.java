package org.aigclabel.video.splice;

import java.io.IOException;
import java.util.List;
import org.aigclabel.Plan;
import org.aigclabel.video.splice.PictureStream.Encoded;

/** A file with one track of pictures, in the order in which they are decoded. */
public interface Film {

  /** Returns what holds of all its pictures. */
  FilmTrack track();

  /** Returns the number of pictures; of those that were looked for, if it was not all. */
  int count();

  /** Returns when a picture is shown, in seconds from the beginning of the presentation. */
  double shown(int picture);

  /** Returns whether the container says that a player may begin here. */
  boolean isKey(int picture);

  /** Returns whether players come in here, so that a new picture must stand alone as well. */
  default boolean isEntry(int picture) throws IOException {
    return false;
  }

  /** Returns a picture as it is stored. */
  byte[] picture(int picture) throws IOException;

  /** Returns the film with other pictures in these sections, shown at the times of the old ones. */
  Plan with(List<Section> sections, Encoded pictures) throws IOException;
}
