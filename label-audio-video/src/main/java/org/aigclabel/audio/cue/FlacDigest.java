package org.aigclabel.audio.cue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.FfmpegJob;
import org.aigclabel.ffmpeg.Workspace;

/** The MD5 of all samples of a FLAC stream with cues in it. */
final class FlacDigest {

  private static final byte[] OPEN = new byte[16];

  private FlacDigest() {}

  /**
   * Returns the digest; zeros, which mean unknown, where it was unknown before or wrong, or where
   * samples cannot be had as they stand.
   */
  static byte[] of(MediaSource source, FlacInfo format, FlacSplice splice) throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed();
    boolean whole = format.bits() == 8 || format.bits() == 16 || format.bits() == 24;
    if (ffmpeg.isEmpty() || !whole || Arrays.equals(format.digest(), OPEN)) {
      return OPEN;
    }
    String coding = format.bits() == 8 ? "s8" : "s" + format.bits() + "le";
    MessageDigest before = md5();
    MessageDigest after = md5();
    try (Workspace workspace = Ffmpeg.workspace(source, "in.flac")) {
      Path file = workspace.file("in.flac");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("flac", file));
      arguments.addAll(List.of("-map", "0:a:0", "-f", coding, "pipe:1"));
      ffmpeg
          .get()
          .run(
              FfmpegJob.of(arguments, Probe.LIMIT)
                  .draining(in -> splice(in, format, splice, List.of(before, after))));
    }
    return Arrays.equals(before.digest(), format.digest()) ? after.digest() : OPEN;
  }

  private static void splice(
      InputStream in, FlacInfo format, FlacSplice splice, List<MessageDigest> digests)
      throws IOException {
    int frame = format.bits() / 8 * format.channels();
    long at = 0;
    for (FlacSplice.Part part : splice.parts()) {
      at += copy(in, splice.samples(part.before()) * frame - at, digests);
      digests.get(1).update(bytes(part.channels(), format.bits() / 8));
    }
    copy(in, Long.MAX_VALUE, digests);
  }

  private static long copy(InputStream in, long most, List<MessageDigest> digests)
      throws IOException {
    byte[] block = new byte[1 << 16];
    long done = 0;
    while (done < most) {
      int n = in.read(block, 0, (int) Math.min(block.length, most - done));
      if (n < 0) {
        break;
      }
      digests.get(0).update(block, 0, n);
      digests.get(1).update(block, 0, n);
      done += n;
    }
    return done;
  }

  private static byte[] bytes(int[][] channels, int size) {
    byte[] bytes = new byte[channels[0].length * channels.length * size];
    int at = 0;
    for (int i = 0; i < channels[0].length; i++) {
      for (int[] channel : channels) {
        for (int b = 0; b < size; b++) {
          bytes[at++] = (byte) (channel[i] >> 8 * b);
        }
      }
    }
    return bytes;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
