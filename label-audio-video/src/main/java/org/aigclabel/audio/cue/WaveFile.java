package org.aigclabel.audio.cue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small WAV files for other programs. */
final class WaveFile {

  private WaveFile() {}

  /** Returns a WAV file of these little-endian samples. */
  static byte[] of(PcmFormat format, byte[] samples) {
    ByteBuffer file = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    text(file, "RIFF").putInt(36 + samples.length);
    text(file, "WAVEfmt ").putInt(16);
    file.putShort((short) (format.coding() == PcmFormat.Coding.FLOAT ? 3 : 1));
    file.putShort((short) format.channels()).putInt(format.rate());
    file.putInt(format.rate() * format.frame()).putShort((short) format.frame());
    file.putShort((short) (format.bytes() * 8));
    return text(file, "data").putInt(samples.length).put(samples).array();
  }

  private static ByteBuffer text(ByteBuffer file, String text) {
    return file.put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
