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

/** What decoders skip at the beginning of Opus stays before a cue at the start. */
class OpusStreamTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "312, 0, 312", "960, 1, 0", "1500, 1, 540", "1920, 2, 0", "3840, 3, 960"})
  void opening_ofPagesOf960Samples_isBehindWhatIsSkipped(int skipped, int page, long rest)
      throws IOException {
    OpusStream stream = OpusStream.read(MediaSource.of("a.opus", opus(skipped)));

    assertEquals(page, stream.opening());
    assertEquals(rest, stream.openingSkipped());
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
