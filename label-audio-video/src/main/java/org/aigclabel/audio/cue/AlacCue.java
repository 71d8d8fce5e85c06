package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.video.mp4.SoundCoding;
import org.aigclabel.video.mp4.SoundTrack;

/** A cue coded as ALAC, whose samples stand alone. */
final class AlacCue {

  private AlacCue() {}

  /** Returns the cue for a place of a file. */
  static FittedCue fitted(Ffmpeg ffmpeg, MediaSource source, AudioCue cue, double seconds)
      throws IOException {
    try (Workspace workspace = Ffmpeg.workspace(source, "in")) {
      List<String> input = Ffmpeg.input("mov", workspace.file("in"));
      Path wav = workspace.file("near.wav");
      List<float[]> near = Probe.stretch(ffmpeg, input, seconds - Place.NEAR, wav);
      try (MediaSource heard = MediaSource.of(wav)) {
        return FittedCue.of(cue, PcmFile.wav(heard).format().rate(), near);
      }
    }
  }

  /** Returns the coded samples of a sound, which end in silence. */
  static List<byte[]> encode(Ffmpeg ffmpeg, SoundCoding coding, float[] sound) throws IOException {
    PcmFormat pcm =
        new PcmFormat(
            PcmFormat.Coding.SIGNED,
            coding.bits() / 8,
            ByteOrder.LITTLE_ENDIAN,
            coding.rate(),
            coding.channels());
    int length = (sound.length + coding.length() - 1) / coding.length() * coding.length();
    try (Workspace workspace = Workspace.create()) {
      byte[] samples = pcm.encode(java.util.Arrays.copyOf(sound, length));
      Path wav = workspace.put(WaveFile.of(pcm, samples), "cue.wav");
      Path made = workspace.file("cue.m4a");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      arguments.addAll(List.of("-c:a", "alac", "-f", "ipod", Ffmpeg.output(made)));
      ffmpeg.run(arguments, Probe.LIMIT);
      try (MediaSource coded = MediaSource.of(made)) {
        SoundTrack track = SoundTrack.of(coded);
        if (!track.coding().equals(coding)) {
          throw new UnsupportedMediaException("the cue", "FFmpeg codes ALAC otherwise");
        }
        return track.samples(0, track.count());
      }
    }
  }
}
