package org.aigclabel.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.aigclabel.Carrier;
import org.aigclabel.Integrity;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verifier;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;
import org.aigclabel.spi.MediaFormat;

/** What forgers do to one signed file of one format, each by its name. */
public final class Tampering {

  private static final String CODE = "001191110102MACQD9K64010000";
  private static final Label LABEL = Label.producedBy(CODE, "true-1");
  private static final Label FORGED = Label.producedBy(CODE, "forged-1");
  private static final LabelSigner PRODUCER = key();
  private static final TrustStore TRUST =
      TrustStore.empty().trusting(KeyFiles.publicKey(PRODUCER).getBytes(UTF_8));

  /** What a label is known by; with another first letter it is as foreign as anything. */
  private static final List<String> WORDS =
      List.of("AIGC", "Content", "ProduceID", "Propagate", "Reserved", "Label");

  private static final int TRIES = 400;

  private final MediaFormat format;
  private final Sample sample;

  /** Creates the attacks on one file. */
  public Tampering(MediaFormat format, Sample sample) {
    this.format = format;
    this.sample = sample;
  }

  private static LabelSigner key() {
    try {
      return KeyFiles.generate(SignatureAlgorithm.P256);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private MediaSource source(byte[] bytes) {
    return MediaSource.of(sample.name(), bytes);
  }

  private byte[] signed(Carrier carrier) throws IOException {
    Labeler labeler = Labeler.installed().acceptingHazards().signedBy(PRODUCER);
    try (var labeled = labeler.into(carrier.name()).label(sample.source(), LABEL)) {
      return labeled.toBytes();
    }
  }

  private Report verify(byte[] bytes) {
    return Verifier.installed()
        .looking(Verifier.Depth.METADATA)
        .trusting(TRUST)
        .verify(source(bytes));
  }

  /** The file as it was signed is trusted, so that what follows says something. */
  public void untouchedIsTrusted() throws IOException {
    Report report = verify(signed(format.carriers().get(0)));
    assertEquals(Integrity.TRUSTED, report.integrity(), () -> report.findings().toString());
  }

  /** The label of this file, in another. */
  public void labelMovedFromAnotherFile() throws IOException {
    Optional<byte[]> other = otherContent(signed(format.carriers().get(0)));
    assumeTrue(other.isPresent(), "no byte of it is content alone");
    Report report = verify(other.get());
    assertEquals(Integrity.BROKEN, report.integrity(), () -> report.findings().toString());
  }

  /** Finds a file that differs in a byte of its content, and takes the label. */
  private Optional<byte[]> otherContent(byte[] signed) {
    Label stolen = verify(signed).label().orElseThrow();
    Random random = new Random(45438);
    byte[] plain = sample.bytes();
    for (int i = 0; i < TRIES; i++) {
      byte[] changed = plain.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(3));
      try {
        MediaSource other = source(changed);
        byte[] forged = format.write(other, stolen, format.carriers().get(0)).toBytes();
        if (!Arrays.equals(forged, signed) && verify(forged).label().isPresent()) {
          return Optional.of(forged);
        }
      } catch (IOException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** Other fields under the same protection data. */
  public void fieldsEdited() throws IOException {
    byte[] file = signed(format.carriers().get(0));
    Label label = verify(file).label().orElseThrow();
    Label edited = FORGED.withReservedCode1(label.reservedCode1());
    byte[] forged = format.write(source(file), edited, format.carriers().get(0)).toBytes();
    assertEquals(Integrity.BROKEN, verify(forged).integrity());
  }

  /** Content replaced behind the label: blocks of bytes anywhere. */
  public void contentReplaced() throws IOException {
    byte[] file = signed(format.carriers().get(0));
    Random random = new Random(45438);
    for (int i = 0; i < 15; i++) {
      byte[] forged = file.clone();
      int at = random.nextInt(forged.length);
      for (int n = at; n < Math.min(forged.length, at + 8); n++) {
        forged[n] ^= 0x55;
      }
      assertNotEquals(Integrity.TRUSTED, verify(forged).integrity(), "byte " + at);
    }
  }

  /** A second label beside the first, in its place and in every other that the format has. */
  public void secondLabelAppended() throws IOException {
    int tried = 0;
    for (Carrier first : format.carriers()) {
      for (Carrier second : format.carriers()) {
        Optional<byte[]> both = both(first, second);
        if (both.isPresent()) {
          tried++;
          Report report = verify(both.get());
          String said = first + " and " + second + ": " + report.findings();
          assertNotEquals(Integrity.TRUSTED, report.integrity(), said);
          boolean conflict =
              report.findings().stream().anyMatch(f -> f.rule() == Rule.LABEL_CONFLICT);
          assertEquals(report.sites().size() > 1, conflict, said);
          assertTrue(conflict || !Archive.is(both.get()), said);
        }
      }
    }
    assumeTrue(tried > 0, "no place of it lets two labels stand together");
  }

  /** Hides the true label, writes the forged one, and brings the true one back. */
  private Optional<byte[]> both(Carrier first, Carrier second) throws IOException {
    try {
      byte[] hidden = renamed(signed(first), Direction.HIDE);
      byte[] forged = format.write(source(hidden), FORGED, second).toBytes();
      return Optional.of(renamed(forged, Direction.SHOW));
    } catch (UnsupportedMediaException | MalformedMediaException e) {
      return Optional.empty(); // No room for both, or checksums that do not let it be hidden.
    }
  }

  private enum Direction {
    HIDE,
    SHOW
  }

  /** Returns whether the file is an archive of parts. */
  public boolean hasParts() {
    return Archive.is(sample.bytes());
  }

  /** A second part of the same name, before the true one and behind it: readers take either. */
  public void partTwice() throws IOException {
    Archive one = Archive.of(signed(format.carriers().get(0)));
    Archive two =
        Archive.of(format.write(sample.source(), FORGED, format.carriers().get(0)).toBytes());
    for (Archive both : List.of(one.and(two), two.and(one))) {
      Report report = verify(both.toBytes());
      assertNotEquals(Integrity.TRUSTED, report.integrity());
      assertEquals(2, report.sites().size(), () -> report.findings().toString());
      assertTrue(report.findings().stream().anyMatch(f -> f.rule() == Rule.LABEL_CONFLICT));
    }
  }

  /** Takes labels out of sight of every reader without a change of length, or brings them back. */
  private static byte[] renamed(byte[] file, Direction direction) throws IOException {
    return Archive.is(file)
        ? Archive.of(file).changed(part -> renamedPart(part, direction)).toBytes()
        : renamedPart(file, direction);
  }

  private static byte[] renamedPart(byte[] file, Direction direction) {
    byte[] changed = file.clone();
    for (Charset charset : List.of(ISO_8859_1, UTF_16LE, UTF_16BE)) {
      for (String word : WORDS) {
        String other = "X" + word.substring(1);
        boolean hide = direction == Direction.HIDE;
        byte[] from = (hide ? word : other).getBytes(charset);
        byte[] to = (hide ? other : word).getBytes(charset);
        for (int at : places(changed, from)) {
          System.arraycopy(to, 0, changed, at, to.length);
        }
      }
    }
    return changed;
  }

  private static List<Integer> places(byte[] file, byte[] word) {
    String text = new String(file, ISO_8859_1);
    String wanted = new String(word, ISO_8859_1);
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      places.add(at);
    }
    return places;
  }
}
