package org.aigclabel.image.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verdict;
import org.aigclabel.Verifier;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTracesTest {

  private static byte[] png(String keyword, String text) throws IOException {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);
    byte[] plain = picture.toByteArray();
    byte[] data = ("tEXt" + keyword + "\0" + text).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 33);
    DataOutputStream chunk = new DataOutputStream(out);
    chunk.writeInt(data.length - 4);
    chunk.write(data);
    chunk.writeInt((int) crc.getValue());
    out.write(Arrays.copyOfRange(plain, 33, plain.length));
    return out.toByteArray();
  }

  private static Report verify(byte[] file) {
    return Verifier.installed().verify(MediaSource.of("picture.png", file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parameters|a cat Steps: 20, Sampler: Euler a, CFG scale: 7|Stable Diffusion parameters",
        "prompt|{\"3\":{\"class_type\": \"KSampler\"}}|ComfyUI workflow",
        "Software|NovelAI|NovelAI",
        "Description|a cat --v 5.1 Job ID: 01234567-89ab-cdef-0123-456789abcdef|Midjourney job",
      })
  void verify_generatorsText_suspectedAndNamed(String keyword, String text, String name)
      throws IOException {
    Report report = verify(png(keyword, text));

    assertEquals(Verdict.SUSPECTED, report.verdict(), () -> report.findings().toString());
    assertTrue(
        report.findings().stream()
            .anyMatch(f -> f.code().equals("trace.generator") && f.arguments().contains(name)),
        () -> report.findings().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rdf:Description e:DigitalSourceType='TYPE'/>",
        "<rdf:Description><e:DigitalSourceType rdf:resource='TYPE'/></rdf:Description>",
        "<rdf:Description><e:DigitalSourceType>TYPE</e:DigitalSourceType></rdf:Description>",
        "<rdf:Description><e:DigitalSourceType>TYPE</e:Broken>",
      })
  void detect_sourceTypeInXmpOfAnyFormat_found(String description) throws IOException {
    String packet =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:e='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>"
            + description.replace("TYPE", "http://cv.iptc.org/newscodes/x/trainedAlgorithmicMedia")
            + "</rdf:RDF></x:xmpmeta>";
    byte[] file = ("<svg><metadata>" + packet).getBytes(StandardCharsets.UTF_8);

    List<Finding> findings = new MetadataTraces().detect(MediaSource.of("a.svg", file));

    assertEquals(List.of("trace.source.type"), findings.stream().map(Finding::code).toList());
  }

  @Test
  void verify_ordinaryText_nothingFound() throws IOException {
    assertEquals(Verdict.NONE, verify(png("Comment", "a picture of a cat")).verdict());
  }

  @Test
  void verify_corpusPictureMadeByAi_suspected() throws IOException {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    for (Path file : Corpus.files("ai-provenance-other")) {
      try (MediaSource source = MediaSource.of(file)) {
        Report report = Verifier.installed().verify(source);
        assertEquals(Verdict.SUSPECTED, report.verdict());
        List<String> codes = report.findings().stream().map(Finding::code).toList();
        assertTrue(
            codes.contains("trace.c2pa") || codes.contains("trace.source.type"), codes::toString);
      }
    }
  }
}
