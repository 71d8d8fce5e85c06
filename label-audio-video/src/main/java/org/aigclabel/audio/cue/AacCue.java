package org.aigclabel.audio.cue;

import java.io.ByteArrayOutputStream;
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

/**
 * A cue coded as AAC of low complexity. Its last sample is exact silence, so that what follows is
 * decoded as if nothing had been before it.
 *
 * @param rate in Hz
 * @param channels one to six
 * @param bitrate of the programme
 */
record AacCue(int rate, int channels, long bitrate) {

  private static final int LEAST = 64_000;
  private static final int LONGEST = 16 << 20;

  /** Elements by the number of channels: one channel, a pair, or the low-frequency one. */
  private static final List<String> ELEMENTS = List.of("", "1", "2", "12", "121", "122", "122L");

  /** Returns the coded samples of a sound. */
  List<byte[]> encode(Ffmpeg ffmpeg, String file, float[] sound) throws IOException {
    PcmFormat pcm =
        new PcmFormat(PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, rate, channels);
    try (Workspace workspace = Workspace.create()) {
      Path wav = workspace.put(WaveFile.of(pcm, pcm.encode(sound)), "cue.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      // Noise substitution would turn the decoder's noise, and so the programme's after it.
      arguments.addAll(List.of("-c:a", "aac", "-aac_pns", "0", "-profile:a", "aac_low"));
      arguments.addAll(List.of("-b:a", Long.toString(Math.max((long) LEAST * channels, bitrate))));
      arguments.addAll(List.of("-f", "adts", "pipe:1"));
      byte[] coded = ffmpeg.output(arguments, LONGEST, Probe.LIMIT);
      AdtsStream stream = AdtsStream.read(MediaSource.of("the cue", coded));
      if (stream.profile() != 1 || stream.rate() != rate || stream.channels() != channels) {
        throw new UnsupportedMediaException(file, "FFmpeg codes its channels in another order");
      }
      List<byte[]> samples = new ArrayList<>(stream.samples(0, stream.count()));
      samples.add(silence(channels));
      return samples;
    }
  }

  /** Returns the cue for a programme of which a stretch is given in the same coding. */
  FittedCue fitted(Ffmpeg ffmpeg, String file, AudioCue cue, List<byte[]> near) throws IOException {
    try (Workspace workspace = Workspace.create()) {
      Path adts = workspace.put(AdtsStream.frames(rate, channels, near), "near.aac");
      Path wav = workspace.file("near.wav");
      List<float[]> sound = Probe.stretch(ffmpeg, Ffmpeg.input("aac", adts), 0, wav);
      try (MediaSource heard = MediaSource.of(wav)) {
        if (PcmFile.wav(heard).format().rate() != rate) {
          throw new UnsupportedMediaException(
              file, "it is HE-AAC, whose upper band would be missing from the cue");
        }
      }
      return FittedCue.of(cue, rate, sound);
    }
  }

  /** Returns a sample without any sound: long window of sine shape, no bands. */
  static byte[] silence(int channels) {
    StringBuilder bits = new StringBuilder();
    int[] tags = new int[3];
    for (char element : ELEMENTS.get(channels).toCharArray()) {
      int kind = element == '1' ? 0 : element == '2' ? 1 : 3;
      bits.append(binary(kind, 3)).append(binary(tags[Math.min(2, kind)]++, 4));
      // ics_info: reserved, window of two bits, shape, max_sfb of six, predictor
      bits.append(kind == 1 ? "1" + "0".repeat(11) + "00" : "");
      for (int i = 0; i < (kind == 1 ? 2 : 1); i++) {
        bits.append("0".repeat(8)).append(kind == 1 ? "" : "0".repeat(11)).append("000");
      }
    }
    bits.append("111").append("0".repeat((8 - bits.length() % 8) % 8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < bits.length(); i += 8) {
      bytes.write(Integer.parseInt(bits.substring(i, i + 8), 2));
    }
    return bytes.toByteArray();
  }

  private static String binary(int value, int width) {
    return Integer.toBinaryString(1 << width | value).substring(1);
  }
}
