package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Clip;
import org.aigclabel.explicit.AudioCue.Rhythm;
import org.aigclabel.explicit.AudioCue.Voice;
import picocli.CommandLine.Option;

/** How the label that is heard is to be. */
final class CueOptions {

  @Option(names = "--cue", paramLabel = "rhythm|chinese|english|WAV")
  String sound = "rhythm";

  @Option(names = "--cue-says", paramLabel = "TEXT")
  String text = "";

  @Option(names = "--cue-at", paramLabel = "start|end|middle|start_and_end")
  Optional<AudioCue.Place> place = Optional.empty();

  @Option(names = "--cue-over")
  boolean over;

  @Option(names = "--cue-gain", paramLabel = "DB")
  Optional<Double> gain = Optional.empty();

  @Option(names = "--cue-pitch", paramLabel = "HZ")
  Optional<Double> pitch = Optional.empty();

  @Option(names = "--cue-short", paramLabel = "SECONDS")
  Optional<Double> dot = Optional.empty();

  @Option(names = "--cue-digest", paramLabel = "renewed|open")
  Optional<AudioCue.Digest> digest = Optional.empty();

  /** Returns the cue that was asked for, the standard one by default. */
  AudioCue cue() throws IOException {
    AudioCue cue = AudioCue.standard();
    return new AudioCue(
        sound(),
        place.orElse(cue.place()),
        over ? AudioCue.Joining.MIXED : cue.joining(),
        gain.orElse(cue.gain()),
        digest.orElse(cue.digest()));
  }

  private AudioCue.Sound sound() throws IOException {
    Rhythm usual = Rhythm.standard();
    return switch (sound) {
      case "rhythm" -> new Rhythm(pitch.orElse(usual.pitch()), dot.orElse(usual.dot()));
      case "chinese" -> Voice.CHINESE;
      case "english" -> Voice.ENGLISH;
      default -> new Clip(Files.readAllBytes(Path.of(sound)), text);
    };
  }
}
