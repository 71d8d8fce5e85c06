package org.aigclabel.ffmpeg;

import java.io.IOException;

/** FFmpeg ended with an error: most often it cannot read the file. */
public final class FfmpegException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  FfmpegException(int exit, String messages) {
    super("ffmpeg failed (" + exit + "): " + messages);
    String first = messages.lines().findFirst().orElse("exit " + exit);
    this.reason = first.replaceFirst("^\\[[^]]*\\] *", "");
  }

  /** Returns its first message, in which the cause stands. */
  public String reason() {
    return reason;
  }
}
