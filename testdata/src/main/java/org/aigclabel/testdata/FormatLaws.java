package org.aigclabel.testdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;

/** The laws of {@link MediaFormat}, one method each, for one format and one file. */
public final class FormatLaws {

  private static final Label A = Label.producedBy("001191110102MACQD9K64010000", "a-1");

  /** Longer, with everything that a carrier may have to escape. */
  private static final Label B =
      new Label(
          org.aigclabel.Generated.SUSPECTED,
          "001191110102MACQD9K64010000",
          "b/2?x=<&>'%;:@{}[]",
          "{\"SecurityData\":{\"Type\":\"TC260PG\",\"Note\":\"" + "x".repeat(700) + "\"}}",
          "00119144030008867405X220001",
          "b-2",
          "");

  private final MediaFormat format;

  /** Creates the laws for one format. */
  public FormatLaws(MediaFormat format) {
    this.format = format;
  }

  /** Exactly one installed format claims the file. */
  public void claimedByExactlyOne(MediaSource file) throws IOException {
    var head = file.head(0, MediaFormat.HEAD);
    List<String> claims =
        Formats.installed().formats().stream()
            .filter(f -> f.detect(head.duplicate()))
            .map(f -> f.type().name())
            .toList();
    assertEquals(List.of(format.type().name()), claims);
  }

  /** A file without a label reads as one. */
  public void unlabelledReadsEmpty(MediaSource file) throws IOException {
    assertEquals(List.of(), format.read(file));
  }

  /**
   * What is written is read back, replaces what was there, and changes nothing when written again.
   */
  public void writesAndReplaces(MediaSource file) throws IOException {
    if (format.carriers().isEmpty()) {
      assertThrows(
          UnsupportedMediaException.class,
          () -> format.write(file, A, Carrier.foreign("none")).toBytes());
      return;
    }
    for (Carrier first : usable(file)) {
      MediaSource labelled = format.write(file, A, first).asSource();
      readsBack(labelled, A, first);
      assertTrue(format.write(labelled, A, first).reproducesSource(), first + " written again");
      for (Carrier second : usable(file)) {
        MediaSource other = format.write(labelled, B, second).asSource();
        readsBack(other, B, second);
        assertTrue(
            format.write(other, B, second).reproducesSource(),
            second + " over " + first + " written again");
      }
    }
  }

  /** The usual carrier, and those others that have room in this file. */
  private List<Carrier> usable(MediaSource file) throws IOException {
    List<Carrier> usable = new ArrayList<>();
    for (Carrier carrier : format.carriers()) {
      try {
        format.write(file, B, carrier);
        usable.add(carrier);
      } catch (UnsupportedMediaException e) {
        if (usable.isEmpty()) {
          throw e;
        }
      }
    }
    return usable;
  }

  private void readsBack(MediaSource labelled, Label label, Carrier carrier) throws IOException {
    List<LabelSite> sites = format.read(labelled);
    assertEquals(1, sites.size(), () -> carrier + ": " + sites);
    assertEquals(label, sites.get(0).label().orElseThrow(), carrier.name());
    assertEquals(carrier, sites.get(0).carrier());
    assertTrue(
        sites.get(0).offset() >= 0 && sites.get(0).offset() < labelled.size(), carrier.name());
  }

  /** The signed content does not depend on the label, and taking it again changes nothing. */
  public void signedContentIgnoresTheLabel(MediaSource file) throws IOException {
    byte[] plain = digest(format.signedContent(file));
    assertArrayEquals(plain, digest(format.signedContent(format.signedContent(file).asSource())));
    for (Carrier carrier : usable(file)) {
      MediaSource a = format.write(file, A, carrier).asSource();
      MediaSource b = format.write(a, B, carrier).asSource();
      assertArrayEquals(plain, digest(format.signedContent(a)), carrier + " once");
      assertArrayEquals(plain, digest(format.signedContent(b)), carrier + " twice");
    }
  }

  /**
   * Every flipped bit of a labelled file shows: in the label, in the signed content or on
   * rewriting.
   */
  public void flippedBitsShow(Sample sample, int most) throws IOException {
    for (Carrier carrier : format.carriers()) {
      byte[] labelled = format.write(sample.source(), A, carrier).toBytes();
      byte[] content = digest(format.signedContent(MediaSource.of("x", labelled)));
      Random random = new Random(45438);
      long bits = labelled.length * 8L;
      for (long i = 0; i < Math.min(bits, most); i++) {
        long bit = bits <= most ? i : (long) (random.nextDouble() * bits);
        byte[] flipped = labelled.clone();
        flipped[(int) (bit >> 3)] ^= (byte) (1 << (bit & 7));
        assertFalse(
            looksTheSame(MediaSource.of(sample.name(), flipped), carrier, content),
            () -> carrier + ": bit " + bit + " of byte " + (bit >> 3) + " does not show");
      }
    }
  }

  private boolean looksTheSame(MediaSource file, Carrier carrier, byte[] content) {
    try {
      List<LabelSite> sites = format.read(file);
      return format.detect(file.head(0, MediaFormat.HEAD))
          && sites.size() == 1
          && sites.get(0).label().equals(java.util.Optional.of(A))
          && sites.get(0).carrier().equals(carrier)
          && format.write(file, A, carrier).reproducesSource()
          && Arrays.equals(content, digest(format.signedContent(file)));
    } catch (IOException e) {
      return false;
    }
  }

  /** A file cut short or damaged anywhere gives a result or an IOException. */
  public void survivesDamage(Sample sample, int most) throws IOException {
    byte[] whole =
        format.carriers().isEmpty()
            ? sample.bytes()
            : format.write(sample.source(), A, format.carriers().get(0)).toBytes();
    Random random = new Random(20252);
    for (int i = 0; i < most; i++) {
      int cut = whole.length <= most ? i % (whole.length + 1) : random.nextInt(whole.length + 1);
      tryEverything(sample.name() + " cut at " + cut, Arrays.copyOf(whole, cut));
      byte[] damaged = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0 && damaged.length > 0; n--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) (random.nextBoolean() ? -1 : random.nextInt());
      }
      tryEverything(sample.name() + " damaged, round " + i, damaged);
    }
  }

  /** Reads, writes and takes the signed content; only an IOException may come out. */
  public void tryEverything(String name, byte[] bytes) {
    MediaSource file = MediaSource.of(name, bytes);
    try {
      format.detect(file.head(0, MediaFormat.HEAD));
      attempt(() -> format.read(file));
      attempt(() -> format.hazards(file));
      attempt(() -> digest(format.signedContent(file)));
      if (!format.carriers().isEmpty()) {
        attempt(() -> digest(format.write(file, A, format.carriers().get(0))));
      }
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail(format.type() + ", " + name, e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      assertFalse(String.valueOf(e.getMessage()).isBlank());
    }
  }

  private static byte[] digest(Plan plan) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      plan.digest(digest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
