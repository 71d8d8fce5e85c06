package org.aigclabel.image.heif;

import java.io.IOException;

/** Why a label cannot be drawn; the labeler adds the file and the way out. */
final class Refusal extends IOException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason);
  }
}
