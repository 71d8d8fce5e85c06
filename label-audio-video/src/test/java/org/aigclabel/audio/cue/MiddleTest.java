package org.aigclabel.audio.cue;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cues in the middle of compressed sound cut no word in two where there is a pause. */
class MiddleTest {

  private static final Pattern PLACE = Pattern.compile("at ([0-9.]+) s");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"mp3, libmp3lame", "flac, flac", "opus, libopus", "ogg, libvorbis"})
  void cue_inTheMiddle_standsInThePause(String name, String coder) throws IOException {
    assumeTrue(
        Ffmpeg.installed(ffmpeg -> ffmpeg.encodes(coder)).isPresent(),
        "needs FFmpeg with " + coder);
    Path file = folder.resolve("a." + name);
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i"));
    arguments.add("aevalsrc='if(between(t,6.6,8.4),0,0.3*sin(2000*t))':s=48000:d=14");
    arguments.addAll(List.of("-c:a", coder, Ffmpeg.output(file)));
    Ffmpeg.require(name, coder).run(arguments, Probe.LIMIT);
    MediaSource source = MediaSource.of("a", Files.readAllBytes(file));
    ExplicitLabel label = ExplicitLabel.standard().sounding(AudioCue.standard().at(Place.MIDDLE));

    Formats formats = Formats.installed();
    try (Rendering made =
        formats.labeler(formats.require(source).type()).orElseThrow().label(source, label)) {
      String notes = made.notes().toString();
      Matcher place = PLACE.matcher(notes);
      assertTrue(place.find(), notes);
      double seconds = Double.parseDouble(place.group(1));
      assertTrue(seconds >= 6.6 && seconds <= 8.4, notes);
    }
  }
}
