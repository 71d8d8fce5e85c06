package org.aigclabel.testdata;

import org.aigclabel.MediaSource;

/**
 * A file made by a test, without a label.
 *
 * @param name says what is odd about it
 * @param bytes the whole file
 */
public record Sample(String name, byte[] bytes) {

  /** Returns the file as a source. */
  public MediaSource source() {
    return MediaSource.of(name, bytes);
  }
}
