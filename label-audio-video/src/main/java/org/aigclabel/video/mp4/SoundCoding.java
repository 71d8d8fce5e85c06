package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * How the samples of a sound track are coded; samples of an equal coding may stand in one track.
 *
 * @param encoder FFmpeg's name: {@code aac} or {@code alac}
 * @param rate in Hz
 * @param channels one or more
 * @param bits of a sample of one channel before it is coded
 * @param length samples of each channel in one coded sample
 * @param setup what else a decoder is told
 */
public record SoundCoding(
    String encoder, int rate, int channels, int bits, int length, List<Integer> setup) {

  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };
  private static final int ENTRY_FIELDS = 28;
  private static final int QUICKTIME_FIELDS = 16;
  private static final int AAC_LENGTH = 1024;
  private static final int LOW_COMPLEXITY = 2;
  private static final int SBR_MARK = 0x2B7;

  static SoundCoding of(MediaSource source, Box entry) throws IOException {
    long fields = ENTRY_FIELDS + (source.u16(entry.payload() + 8) == 1 ? QUICKTIME_FIELDS : 0);
    List<Box> parts = IsoBoxes.readable(source, entry.payload() + fields, entry.end());
    for (Box wave : List.copyOf(parts)) {
      parts.addAll(wave.is("wave") ? IsoBoxes.children(source, wave) : List.of());
    }
    for (Box part : parts) {
      if (entry.is("mp4a") && part.is("esds")) {
        return aac(source, config(source, IsoBoxes.payload(source, part)));
      }
      if (entry.is("alac") && part.is("alac") && part.payloadLength() >= 28) {
        return alac(source, IsoBoxes.payload(source, part));
      }
    }
    throw no(source, "it is coded as " + entry.type());
  }

  private static UnsupportedMediaException no(MediaSource source, String why) {
    return new UnsupportedMediaException(source.name(), "no sample can be put in: " + why);
  }

  /** Returns the decoder configuration out of its nested descriptors (ISO/IEC 14496-1, 7.2.6). */
  private static ByteBuffer config(MediaSource source, byte[] esds) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(esds);
    in.position(Math.min(4, in.limit()));
    while (in.remaining() > 2) {
      int tag = in.get();
      int length = 0;
      int more = 0x80;
      while ((more & 0x80) != 0 && in.hasRemaining()) {
        more = in.get();
        length = length << 7 | more & 0x7F;
      }
      if (tag == 5) {
        byte[] config = new byte[8];
        in.get(config, 0, Math.min(8, Math.min(Math.max(0, length), in.remaining())));
        return ByteBuffer.wrap(config);
      }
      int flags = tag == 3 && in.remaining() > 2 ? in.get(in.position() + 2) : 0;
      int skipped = tag == 3 ? 3 : tag == 4 ? 13 : length;
      boolean plain = (flags & 0xE0) == 0 && skipped >= 0 && skipped <= in.remaining();
      in.position(plain ? in.position() + skipped : in.limit());
    }
    throw no(source, "its decoder configuration is missing");
  }

  private static SoundCoding aac(MediaSource source, ByteBuffer config) throws IOException {
    long bits = config.getLong();
    int type = (int) (bits >>> 59);
    int index = (int) (bits >>> 55 & 15);
    int channels = (int) (bits >>> 51 & 15);
    boolean doubled = (bits >>> 37 & 0x7FF) == SBR_MARK && (bits >>> 31 & 1) == 1;
    boolean plain = type == LOW_COMPLEXITY && (bits >>> 48 & 7) == 0 && !doubled;
    if (!plain || index >= RATES.length || channels < 1 || channels > 6) {
      throw no(source, "it is not AAC of low complexity with an ordinary set of channels");
    }
    List<Integer> setup = List.of(type, index, channels);
    return new SoundCoding("aac", RATES[index], channels, 16, AAC_LENGTH, setup);
  }

  private static SoundCoding alac(MediaSource source, byte[] cookie) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(cookie, 4, 24);
    int length = in.getInt();
    in.get();
    int bits = in.get();
    List<Integer> setup = List.of(length, bits, (int) in.get(), (int) in.get(), (int) in.get());
    int channels = in.get();
    int rate = in.getInt(24);
    if (bits != 16 && bits != 24 || channels < 1 || channels > 2 || length < 1 || rate < 1000) {
      throw no(source, "it is ALAC of " + bits + " bits and " + channels + " channels");
    }
    return new SoundCoding("alac", rate, channels, bits, length, setup);
  }
}
