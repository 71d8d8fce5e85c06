package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.Carrier;
import org.aigclabel.Formats;
import org.aigclabel.Integrity;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Origin;
import org.aigclabel.Report;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verifier;
import org.aigclabel.image.jpeg.JpegSamples;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.OriginWriter;
import org.aigclabel.testdata.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of origins on every generated sample of every format that can state one. */
class OriginTest {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final Origin ORIGIN = Origin.of(Origin.Source.TRAINED).by("Model", "2.1");

  @TempDir private java.nio.file.Path folder;

  private static Stream<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    new ImageContractTest().samples().values().forEach(samples::addAll);
    return samples.stream().filter(OriginTest::canState);
  }

  private static boolean canState(Sample sample) {
    try {
      MediaFormat format = format(sample.bytes());
      format.write(source(sample.bytes()), LABEL, format.carriers().get(0));
      return format instanceof OriginWriter;
    } catch (java.io.IOException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  private static MediaSource source(byte[] file) {
    return MediaSource.of("sample", file);
  }

  private static MediaFormat format(byte[] file) throws java.io.IOException {
    return Formats.installed().require(source(file));
  }

  private static byte[] stated(byte[] file) throws java.io.IOException {
    return ((OriginWriter) format(file)).writeOrigin(source(file), ORIGIN).toBytes();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writeOrigin_sample_statedOnceAndLabelsKept(Sample sample) throws Exception {
    byte[] file = stated(sample.bytes());
    MediaFormat format = format(file);
    assertArrayEquals(file, stated(file));
    assertEquals(
        format.read(source(sample.bytes())).stream().map(site -> site.raw()).sorted().toList(),
        format.read(source(file)).stream().map(site -> site.raw()).sorted().toList());
    Carrier carrier = format.carriers().get(0);
    byte[] labelled = format.write(source(file), LABEL, carrier).toBytes();
    assertEquals(1, format.read(source(labelled)).size());
    assertArrayEquals(
        format.signedContent(source(file)).toBytes(),
        format.signedContent(source(labelled)).toBytes());
    assertEquals(1, format.read(source(stated(labelled))).size());
  }

  @Test
  void label_statingAndSigned_trustedUntilOriginChanges() throws Exception {
    KeyFiles.KeyPair keys = KeyFiles.generate(SignatureAlgorithm.SM2, folder, "CN=Test");
    Labeler labeler = Labeler.installed().signedBy(KeyFiles.signer(keys.key())).stating(ORIGIN);
    Verifier verifier =
        Verifier.installed()
            .looking(Verifier.Depth.METADATA)
            .trusting(TrustStore.empty().trusting(keys.certificate()));
    for (Sample sample : List.of(JpegSamples.all().get(0), FlatSamples.webp().get(0))) {
      byte[] file = labeler.label(sample.bytes(), LABEL);
      Report report = verifier.verify(source(file));
      assertEquals(Integrity.TRUSTED, report.integrity(), () -> report.findings().toString());
      String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertTrue(text.contains("digitalsourcetype/trainedAlgorithmicMedia<"));
      file[text.indexOf(">Model<") + 1] = 'N';
      assertEquals(Integrity.BROKEN, verifier.verify(source(file)).integrity());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"heif", "avif", "jxl", "jp2", "svg"})
  void writeOrigin_formatUnknownToTheLibrary_isFoundAsATrace(String name) throws Exception {
    byte[] file = stated(new ImageContractTest().samples().get(name).get(0).bytes());
    Report report = Verifier.installed().verify(source(file));
    assertTrue(
        report.findings().stream().anyMatch(f -> f.code().equals("trace.source.type")),
        () -> report.findings().toString());
  }

  @Test
  void label_formatWithoutPlace_refusedWithWayOut() {
    byte[] text = FlatSamples.bmp().get(0).bytes();
    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class,
            () -> Labeler.installed().stating(ORIGIN).label(text, LABEL));
    assertTrue(String.valueOf(e.getMessage()).contains("without"), e.getMessage());
  }
}
