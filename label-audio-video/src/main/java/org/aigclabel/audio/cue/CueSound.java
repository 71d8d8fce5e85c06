package org.aigclabel.audio.cue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Clip;
import org.aigclabel.explicit.AudioCue.Rhythm;
import org.aigclabel.explicit.AudioCue.Voice;

/** Makes the sound of a cue: one channel, silence at both ends, at most full scale. */
final class CueSound {

  /** Shorts and longs of 短长短短, in shorts. */
  static final int[] PATTERN = {1, 3, 1, 1};

  /** Seconds at either end of a cue, which may be lost. */
  static final double SILENCE = 0.1;

  private static final double RAMP = 0.008;
  private static final double FADE = 0.01;

  private CueSound() {}

  /**
   * Returns the sound at this rate.
   *
   * @throws IOException if the caller's clip is not PCM in WAV
   */
  static float[] of(AudioCue.Sound sound, int rate) throws IOException {
    if (sound instanceof Rhythm rhythm) {
      return rhythm(rhythm, rate);
    }
    return sound instanceof Clip clip ? clip(clip, rate) : voice((Voice) sound, rate);
  }

  private static float[] rhythm(Rhythm rhythm, int rate) {
    double dots = PATTERN.length - 1;
    for (int tone : PATTERN) {
      dots += tone;
    }
    float[] sound = new float[(int) Math.ceil((2 * SILENCE + dots * rhythm.dot()) * rate)];
    double at = SILENCE;
    for (int tone : PATTERN) {
      double length = tone * rhythm.dot();
      int from = (int) Math.round(at * rate);
      int count = (int) Math.round(length * rate);
      for (int i = 0; i < count; i++) {
        double edge = Math.min(i, count - 1 - i) / (RAMP * rate);
        double level = edge < 1 ? 0.5 - 0.5 * Math.cos(Math.PI * edge) : 1;
        sound[from + i] = (float) (level * Math.sin(2 * Math.PI * rhythm.pitch() * i / rate));
      }
      at += length + rhythm.dot();
    }
    return sound;
  }

  /** Returns a clip that comes with the toolkit, as it was recorded. */
  static PcmFile recording(Voice voice) {
    String name = voice == Voice.CHINESE ? "voice-zh.wav" : "voice-en.wav";
    try (InputStream in = CueSound.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this build");
      }
      return PcmFile.wav(MediaSource.of(name, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] voice(Voice voice, int rate) throws IOException {
    return framed(recording(voice), rate);
  }

  private static float[] clip(Clip clip, int rate) throws IOException {
    PcmFile file = PcmFile.wav(MediaSource.of("the voice clip", clip.wav()));
    clip.requireNormalSpeed(speech(file));
    return framed(file, rate);
  }

  /** Returns the seconds from the first to the last sound above -40 dB of the peak. */
  private static double speech(PcmFile file) throws IOException {
    float[] sound = file.mono(0, file.frames());
    float threshold = peak(sound) / 100;
    int from = 0;
    int to = sound.length;
    while (from < to && Math.abs(sound[from]) <= threshold) {
      from++;
    }
    while (to > from && Math.abs(sound[to - 1]) <= threshold) {
      to--;
    }
    return Math.max(1, to - from) / (double) file.format().rate();
  }

  private static float[] framed(PcmFile file, int rate) throws IOException {
    float[] sound = Resampler.resample(file.mono(0, file.frames()), file.format().rate(), rate);
    int fade = Math.min(sound.length / 2, (int) (FADE * rate));
    for (int i = 0; i < fade; i++) {
      sound[i] *= (float) i / fade;
      sound[sound.length - 1 - i] *= (float) i / fade;
    }
    int silence = (int) (SILENCE * rate);
    float[] framed = new float[sound.length + 2 * silence];
    System.arraycopy(sound, 0, framed, silence, sound.length);
    return framed;
  }

  /** Returns the greatest sample. */
  static float peak(float[] sound) {
    float peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
