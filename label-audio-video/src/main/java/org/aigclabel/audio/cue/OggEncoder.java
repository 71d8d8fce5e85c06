package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aigclabel.MediaSource;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;

/**
 * Encodes cues so that one stream's headers serve for them too.
 *
 * <p>The tables that decode Vorbis stand in its third packet. libvorbis makes them of rate,
 * channels and quality alone, and never changed them; of each whole quality they are tried.
 */
final class OggEncoder {

  /** Nominal kbit/s of two channels at 44.1 kHz, by quality. */
  private static final List<Integer> RATES =
      List.of(64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 500);

  private final Ffmpeg ffmpeg;
  private final OggCodec codec;
  private final List<String> settings;

  private OggEncoder(Ffmpeg ffmpeg, OggCodec codec, List<String> settings) {
    this.ffmpeg = ffmpeg;
    this.codec = codec;
    this.settings = settings;
  }

  /** Returns the encoder for a simple stream; none if no quality of Vorbis has its tables. */
  static Optional<OggEncoder> of(OggSound stream) throws IOException {
    String name = stream.source().name();
    OggCodec codec = stream.codec();
    if (codec instanceof OpusPackets) {
      String rate = Integer.toString(48_000 * codec.channels());
      return Optional.of(
          new OggEncoder(
              Ffmpeg.require(name, "libopus"), codec, List.of("-c:a", "libopus", "-b:a", rate)));
    }
    Ffmpeg ffmpeg = Ffmpeg.require(name, "libvorbis");
    for (String quality : qualities(stream)) {
      OggEncoder encoder =
          new OggEncoder(ffmpeg, codec, List.of("-c:a", "libvorbis", "-q:a", quality));
      if (encoder.makes(tables(stream))) {
        return Optional.of(encoder);
      }
    }
    return Optional.empty();
  }

  private static List<String> qualities(OggSound stream) throws IOException {
    long kbits = stream.nominal() / stream.codec().channels() * 2 / 1000;
    return IntStream.range(0, RATES.size())
        .boxed()
        .sorted(Comparator.comparingLong(quality -> Math.abs(RATES.get(quality) - kbits)))
        .map(String::valueOf)
        .toList();
  }

  private static byte[] tables(OggSound stream) throws IOException {
    List<byte[]> headers = stream.headers();
    return headers.get(headers.size() - 1);
  }

  private boolean makes(byte[] tables) {
    try {
      OggSound made = encode(new float[codec.rate() / 100 + 1]);
      return made.simple() && made.codec().equals(codec) && Arrays.equals(tables(made), tables);
    } catch (IOException e) {
      return false; // Not every quality serves every rate.
    }
  }

  Ffmpeg ffmpeg() {
    return ffmpeg;
  }

  /** Returns the packets of a sound, the same in all channels. */
  List<byte[]> packets(float[] sound) throws IOException {
    return encode(sound).packets();
  }

  private OggSound encode(float[] sound) throws IOException {
    PcmFormat pcm =
        new PcmFormat(
            PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, codec.rate(), codec.channels());
    try (Workspace workspace = Workspace.create()) {
      Path wav = workspace.put(WaveFile.of(pcm, pcm.encode(sound)), "cue.wav");
      List<String> arguments = new ArrayList<>(Ffmpeg.input("wav", wav));
      arguments.addAll(settings);
      arguments.addAll(List.of("-f", "ogg", "pipe:1"));
      return OggSound.read(
          MediaSource.of("the cue", ffmpeg.output(arguments, 16 << 20, Probe.LIMIT)));
    }
  }
}
