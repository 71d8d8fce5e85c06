package org.aigclabel.audio.cue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.aigclabel.explicit.AudioCue;

/**
 * A cue's sound, as loud as the programme wants it.
 *
 * @param sound one channel
 * @param loudness in LUFS
 */
record FittedCue(float[] sound, double loudness) {

  private static final double USUAL = -20;
  private static final double HIGHEST = 0.89;

  /**
   * Returns the cue for a programme.
   *
   * @param programme a stretch of every channel near the cue
   */
  static FittedCue of(AudioCue cue, int rate, List<float[]> programme) throws IOException {
    float[] sound = CueSound.of(cue.sound(), rate);
    int carriers = Math.min(2, Math.max(1, programme.size()));
    double own = Loudness.lufs(Collections.nCopies(carriers, sound), rate);
    double wanted = Loudness.lufs(programme, rate);
    double target = (wanted <= Loudness.SILENT ? USUAL : wanted) + cue.gain();
    double factor =
        Math.min(Math.pow(10, (target - own) / 20), HIGHEST / Math.max(1e-6, CueSound.peak(sound)));
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= (float) factor;
    }
    return new FittedCue(sound, own + 20 * Math.log10(factor));
  }

  /** Returns the sound with silence behind it, up to a multiple of this many samples. */
  float[] filled(int multiple) {
    int length = (sound.length + multiple - 1) / multiple * multiple;
    return Arrays.copyOf(sound, length);
  }

  /** Returns what to tell the caller. */
  Finding note(String where) {
    return Finding.of(
        Rule.EXPLICIT_NOTE,
        String.format(Locale.ROOT, "cue %s, %.1f LUFS, nothing else encoded", where, loudness));
  }
}
