package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.aigclabel.Integrity;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed pictures under every possible change of one bit, and cut at every length. */
class SignedImagesTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");

  @TempDir private Path folder;

  private record Signed(byte[] file, Verifier verifier) {
    Report verify(byte[] bytes) {
      return verifier.verify(MediaSource.of("picture", bytes));
    }
  }

  private static byte[] picture(String format, int size) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, size, size, Color.BLUE));
    graphics.fillRect(0, 0, size, size);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private Signed signed(String format, SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    KeyFiles.KeyPair keys = KeyFiles.generate(algorithm, folder, "CN=Test");
    LabelSigner signer = KeyFiles.signer(keys.key());
    byte[] file = Labeler.installed().signedBy(signer).label(picture(format, 16), LABEL);
    Verifier verifier =
        Verifier.installed()
            .looking(Verifier.Depth.METADATA)
            .trusting(TrustStore.empty().trusting(keys.certificate()));
    return new Signed(file, verifier);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void verify_untouched_trusted(SignatureAlgorithm algorithm) throws Exception {
    for (String format : new String[] {"jpeg", "png"}) {
      Signed signed = signed(format, algorithm);
      Report report = signed.verify(signed.file());
      assertEquals(Integrity.TRUSTED, report.integrity(), () -> report.findings().toString());
      assertEquals(Verdict.GENERATED, report.verdict());
      try (var files = Files.list(folder)) {
        files.forEach(file -> file.toFile().delete());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void verify_anyOneBitFlipped_neverTrusted(String format) throws Exception {
    Signed signed = signed(format, SignatureAlgorithm.SM2);
    for (int bit = 0; bit < signed.file().length * 8; bit++) {
      byte[] flipped = signed.file().clone();
      flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
      Integrity integrity = signed.verify(flipped).integrity();
      assertNotEquals(Integrity.TRUSTED, integrity, "bit " + (bit & 7) + " of byte " + (bit >> 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void verify_cutAnywhere_neverTrusted(String format) throws Exception {
    Signed signed = signed(format, SignatureAlgorithm.SM2);
    for (int length = 0; length < signed.file().length; length++) {
      Report report = signed.verify(Arrays.copyOf(signed.file(), length));
      assertNotEquals(Integrity.TRUSTED, report.integrity(), "cut at " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void verify_seededFlipsInALargerPicture_neverTrusted(String format) throws Exception {
    KeyFiles.KeyPair keys = KeyFiles.generate(SignatureAlgorithm.ED25519, folder, "CN=Test");
    byte[] file =
        Labeler.installed()
            .signedBy(KeyFiles.signer(keys.key()))
            .label(picture(format, 900), LABEL);
    Verifier verifier =
        Verifier.installed()
            .looking(Verifier.Depth.METADATA)
            .trusting(TrustStore.empty().trusting(keys.certificate()));
    Signed signed = new Signed(file, verifier);
    assertEquals(Integrity.TRUSTED, signed.verify(file).integrity());
    Random random = new Random(45438);
    for (int i = 0; i < 2000; i++) {
      byte[] flipped = file.clone();
      flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      assertNotEquals(Integrity.TRUSTED, signed.verify(flipped).integrity());
    }
  }

  @Test
  void verify_labelMovedToAnotherPicture_broken() throws Exception {
    Signed signed = signed("png", SignatureAlgorithm.SM2);
    Label stolen = signed.verify(signed.file()).label().orElseThrow();

    byte[] forged = Labeler.installed().label(picture("jpeg", 20), stolen);

    assertEquals(Integrity.BROKEN, signed.verify(forged).integrity());
  }
}
