package org.aigclabel.cli.archive;

import java.io.IOException;

/** An archive that unpacks to far more than honest content would. */
final class BombException extends IOException {

  private static final long serialVersionUID = 1;

  BombException() {
    super("it unpacks to more than " + GuardedStream.RATIO + " times its size");
  }
}
