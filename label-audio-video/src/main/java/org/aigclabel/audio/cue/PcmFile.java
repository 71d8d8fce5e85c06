package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.cue.PcmFormat.Coding;
import org.aigclabel.container.Riff;

/**
 * Samples that stand in WAV or AIFF as they are.
 *
 * @param source the file
 * @param riff its chunks
 * @param data the chunk of the samples
 * @param format of the samples
 * @param start the first sample's byte
 * @param frames samples of each channel that the file really has
 */
record PcmFile(
    MediaSource source, Riff riff, Riff.Chunk data, PcmFormat format, long start, long frames) {

  /** Returns the samples of a WAV file. */
  static PcmFile wav(MediaSource source) throws IOException {
    Riff riff = Riff.detect(source.head(0, 12), "WAVE") ? Riff.read(source) : none(source);
    Riff.Chunk fmt = riff.first("fmt ").orElseThrow(() -> source.malformed(12, "no fmt chunk"));
    Riff.Chunk data = riff.first("data").orElseThrow(() -> source.malformed(12, "no data chunk"));
    ByteBuffer head = riff.data(fmt);
    if (head.remaining() < 16) {
      throw source.malformed(fmt.offset(), "wanted 16 bytes of format, found fewer");
    }
    int tag = head.getShort(0) & 0xFFFF;
    tag = tag == 0xFFFE && head.remaining() >= 26 ? head.getShort(24) & 0xFFFF : tag;
    int channels = head.getShort(2) & 0xFFFF;
    int block = head.getShort(12) & 0xFFFF;
    int bytes = channels > 0 && block % channels == 0 ? block / channels : 0;
    Coding coding =
        switch (tag) {
          case 1 -> bytes == 1 ? Coding.UNSIGNED : Coding.SIGNED;
          case 3 -> Coding.FLOAT;
          case 6 -> Coding.ALAW;
          case 7 -> Coding.MULAW;
          default -> throw compressed(source, "WAV format " + tag);
        };
    return new PcmFile(
            source,
            riff,
            data,
            new PcmFormat(coding, bytes, riff.order(), head.getInt(4), channels),
            data.data(),
            0)
        .checked();
  }

  private static Riff none(MediaSource source) throws IOException {
    throw new UnsupportedMediaException(source.name(), "wanted a WAV file with PCM");
  }

  /** Returns the samples of an AIFF or AIFC file. */
  static PcmFile aiff(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    Riff.Chunk comm = riff.first("COMM").orElseThrow(() -> source.malformed(12, "no COMM chunk"));
    Riff.Chunk data = riff.first("SSND").orElseThrow(() -> source.malformed(12, "no SSND chunk"));
    ByteBuffer head = riff.data(comm);
    if (head.remaining() < 18 || data.available() < 8) {
      throw source.malformed(comm.offset(), "wanted format and samples, found them cut short");
    }
    String type =
        riff.form().equals("AIFC") && head.remaining() >= 22
            ? source.latin1(comm.data() + 18, 4)
            : "NONE";
    Coding coding =
        switch (type) {
          case "NONE", "twos", "sowt", "in24", "in32" -> Coding.SIGNED;
          case "raw " -> Coding.UNSIGNED;
          case "fl32", "FL32", "fl64", "FL64" -> Coding.FLOAT;
          case "alaw", "ALAW" -> Coding.ALAW;
          case "ulaw", "ULAW" -> Coding.MULAW;
          default -> throw compressed(source, "AIFC " + type);
        };
    boolean companded = coding == Coding.ALAW || coding == Coding.MULAW;
    int bytes = companded ? 1 : (head.getShort(6) + 7) / 8;
    int exponent = (head.getShort(8) & 0x7FFF) - 16_383;
    int rate = exponent < 0 || exponent > 30 ? 0 : (int) (head.getLong(10) >>> 63 - exponent);
    ByteOrder order = type.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    long first = data.data() + 8 + source.u32(data.data());
    return new PcmFile(
            source,
            riff,
            data,
            new PcmFormat(coding, bytes, order, rate, head.getShort(0)),
            first,
            0)
        .checked();
  }

  private static UnsupportedMediaException compressed(MediaSource source, String what) {
    return new UnsupportedMediaException(source.name(), what + " is not PCM");
  }

  private PcmFile checked() throws IOException {
    if (!format.valid() || start > data.data() + data.available()) {
      throw source.malformed(data.offset(), "wanted PCM, found " + format);
    }
    long count = (data.data() + data.available() - start) / format.frame();
    return new PcmFile(source, riff, data, format, start, count);
  }

  /** Returns the byte of a frame. */
  long place(long frame) {
    return start + frame * format.frame();
  }

  /** Returns a stretch of every channel. */
  List<float[]> channels(long from, long count) throws IOException {
    int length = (int) Math.min(count, source.limits().block() / format.frame());
    ByteBuffer bytes = source.bytes(place(from), length * format.frame());
    List<float[]> channels = new ArrayList<>();
    for (int c = 0; c < format.channels(); c++) {
      float[] channel = new float[length];
      for (int i = 0; i < length; i++) {
        channel[i] = (float) format.read(bytes, i * format.frame() + c * format.bytes());
      }
      channels.add(channel);
    }
    return channels;
  }

  /** Returns the mean of all channels. */
  float[] mono(long from, long count) throws IOException {
    return mono(channels(from, count));
  }

  /** Returns the mean of these channels. */
  static float[] mono(List<float[]> channels) {
    float[] mono = new float[channels.get(0).length];
    for (float[] channel : channels) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channel[i] / channels.size();
      }
    }
    return mono;
  }
}
