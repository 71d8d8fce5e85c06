package org.aigclabel.audio.cue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aigclabel.MediaSource;
import org.aigclabel.container.OggPage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where cues can go in Opus and Vorbis; what decoders of Opus skip stays before them. */
class OggSoundTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "312, 0, 312", "960, 1, 0", "1500, 1, 540", "1920, 2, 0", "3840, 3, 960"})
  void opening_ofPagesOf960Samples_isBehindWhatIsSkipped(int skipped, int page, long rest)
      throws IOException {
    OggSound stream = OggSound.read(MediaSource.of("a.opus", opus(skipped)));

    assertEquals(page, stream.opening());
    assertEquals(rest, stream.openingSkipped());
  }

  @ParameterizedTest
  @CsvSource({"576, 1600, true", "576, 1500, true", "500, 1600, false", "576, 1601, false"})
  void simple_vorbisWithPages_onlyIfTheyCountItsSamples(long first, long second, boolean simple)
      throws IOException {
    byte[] head = new byte[30];
    ByteBuffer.wrap(head).put("\1vorbis".getBytes(ISO_8859_1));
    head[11] = 1;
    head[13] = 125;
    head[28] = (byte) 0xB8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(page(2, 0, head));
    out.writeBytes(page(0, 0, "\3vorbis".getBytes(ISO_8859_1)));
    out.writeBytes(page(0, 0, "\5vorbis".getBytes(ISO_8859_1)));
    out.writeBytes(page(0, 0, new byte[] {0}));
    out.writeBytes(page(0, first, new byte[] {2}));
    out.writeBytes(page(4, second, new byte[] {10}));

    assertEquals(simple, OggSound.read(MediaSource.of("a.ogg", out.toByteArray())).simple());
  }

  /** Returns a stream of three pages. */
  private static byte[] opus(int skipped) {
    ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
    head.put("OpusHead\1\1".getBytes(ISO_8859_1)).putShort((short) skipped).putInt(48_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(page(2, 0, head.array()));
    out.writeBytes(page(0, 0, "OpusTags\0\0\0\0\0\0\0\0".getBytes(ISO_8859_1)));
    for (int i = 1; i <= 3; i++) {
      out.writeBytes(page(i == 3 ? 4 : 0, 960L * i, new byte[50]));
    }
    return out.toByteArray();
  }

  private static byte[] page(int flags, long granule, byte[] body) {
    return new OggPage(0, flags, granule, 7, 0, new byte[] {(byte) body.length}).bytes(body);
  }
}
