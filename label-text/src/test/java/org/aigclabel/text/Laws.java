package org.aigclabel.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;

/** What every format must obey, checked on one sample. */
public final class Laws {

  public static final Label A = Label.producedBy("001191110108MA01KP2T5U00000", "a-1");
  public static final Label B =
      Label.producedBy("001191110102MACQD9K64018705", "b/2#3")
          .withReservedCode1("{\"SecurityData\":{\"Type\":\"TC260PG\",\"n\":'x'}}")
          .propagated("001191110102MACQD9K64028705", "p~9", "中文 <&> \\ ü 😀");

  private Laws() {}

  public static void check(MediaFormat format, String name, byte[] bytes) throws IOException {
    MediaSource source = MediaSource.of(name, bytes);
    assertTrue(format.detect(source.head(0, MediaFormat.HEAD)), name + " is not detected");
    byte[] content = format.signedContent(source).toBytes();
    MediaSource signed = MediaSource.of(name, content);
    assertArrayEquals(content, format.signedContent(signed).toBytes(), name + ": content repeated");
    for (Carrier carrier : format.carriers()) {
      for (Label label : List.of(A, B)) {
        byte[] written = format.write(source, label, carrier).toBytes();
        MediaSource again = MediaSource.of(name, written);
        assertTrue(format.detect(again.head(0, MediaFormat.HEAD)), name + " is lost by writing");
        assertEquals(List.of(Optional.of(label)), labels(format, again), name + " in " + carrier);
        assertEquals(carrier, format.read(again).get(0).carrier());
        assertArrayEquals(content, format.signedContent(again).toBytes(), name + ": content");
        assertTrue(format.write(again, label, carrier).reproducesSource(), name + ": twice");
        for (Carrier other : format.carriers()) {
          Label next = label == A ? B : A;
          byte[] replaced = format.write(again, next, other).toBytes();
          assertArrayEquals(
              format.write(source, next, other).toBytes(), replaced, name + ": replaced");
        }
      }
    }
  }

  public static void survives(MediaFormat format, String name, byte[] bytes) {
    SplittableRandom random = new SplittableRandom(bytes.length);
    for (int i = 0; i < 150; i++) {
      byte[] bad = bytes.clone();
      if (i % 3 == 0) {
        bad = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        for (int n = 0; n < 1 + i % 5; n++) {
          bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      MediaSource source = MediaSource.of(name, bad);
      attempt(() -> format.read(source));
      attempt(() -> format.signedContent(source).toBytes());
      for (Carrier carrier : format.carriers()) {
        attempt(() -> format.write(source, A, carrier).toBytes());
      }
    }
  }

  public static List<Optional<Label>> labels(MediaFormat format, MediaSource source)
      throws IOException {
    return format.read(source).stream().map(LabelSite::label).toList();
  }

  private interface Attempt {
    Object run() throws IOException;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      assertTrue(e.getMessage() != null, "an exception without a message");
    }
  }
}
