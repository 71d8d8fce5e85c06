package org.aigclabel.audio.cue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.aigclabel.explicit.AudioCue.Voice;
import org.aigclabel.explicit.ExplicitFinding;

/** Hears a programme once, for both finders, at {@link Spectrum#RATE} and so much of it at most. */
final class Ear {

  /** Silence after it, in which the last tone ends. */
  private static final int TAIL = Spectrum.RATE / 2;

  private final Spectrum spectrum = new Spectrum();
  private final RhythmFinder rhythms = new RhythmFinder();
  private final VoiceFinder voices = new VoiceFinder();
  private final float[] powers = new float[Spectrum.BINS];
  private final long most;
  private long heard;
  private boolean cut;

  /** Takes the most it hears in seconds. */
  Ear(long most) {
    this.most = most;
  }

  long most() {
    return most;
  }

  /** Returns whether it hears no more. */
  boolean full() {
    return heard > most * Spectrum.RATE;
  }

  /** Hears no more, although the programme goes on. */
  void stop() {
    cut = true;
  }

  /** Returns the reason, for {@code explicit.skipped}, if it did not hear the end. */
  Optional<String> stopped() {
    return full() || cut ? Optional.of("reason.sound.partly:" + seconds()) : Optional.empty();
  }

  /** Returns how many whole seconds it heard. */
  long seconds() {
    return Math.min(heard / Spectrum.RATE, most);
  }

  void hear(float[] samples) {
    int length = (int) Math.max(0, Math.min(samples.length, most * Spectrum.RATE - heard));
    heard += samples.length;
    listen(samples, length);
  }

  private void listen(float[] samples, int length) {
    for (int i = 0; i < length; i++) {
      if (spectrum.add(samples[i])) {
        spectrum.powers(powers);
        rhythms.add(powers);
        voices.add(powers);
      }
    }
  }

  /** Returns what was heard, in the order of time. */
  List<ExplicitFinding> findings() {
    listen(new float[TAIL], TAIL);
    record At(double start, ExplicitFinding finding) {}
    List<At> found = new ArrayList<>();
    for (RhythmFinder.Hit hit : rhythms.hits()) {
      String how =
          String.format(Locale.ROOT, "rhythm at %.0f Hz, short %.2f s", hit.pitch(), hit.dot());
      String place = span(hit.start(), hit.end());
      found.add(
          new At(
              hit.start(),
              new ExplicitFinding("rhythm", "短长短短", place, hit.confidence(), note(how, place))));
    }
    for (VoiceFinder.Hit hit : voices.hits()) {
      String words = hit.voice() == Voice.CHINESE ? "人工智能生成" : "AI generated";
      String place = span(hit.start(), hit.end());
      found.add(
          new At(
              hit.start(),
              new ExplicitFinding("voice", words, place, hit.confidence(), note("voice", place))));
    }
    return found.stream().sorted(Comparator.comparingDouble(At::start)).map(At::finding).toList();
  }

  private static String span(double from, double to) {
    return String.format(Locale.ROOT, "%.2f-%.2f s", Math.max(0, from), to);
  }

  private static List<Finding> note(String how, String place) {
    return List.of(Finding.of(Rule.EXPLICIT_NOTE, how + ", " + place));
  }
}
