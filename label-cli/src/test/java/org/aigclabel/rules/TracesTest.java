package org.aigclabel.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.testdata.Corpus;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What generators leave in sound, video and documents; pictures have a test of their own. */
class TracesTest {

  private static List<String> generators(MediaSource source) {
    return Verifier.installed().verify(source).findings().stream()
        .filter(finding -> finding.rule() == Rule.TRACE_GENERATOR)
        .flatMap(finding -> finding.arguments().stream())
        .toList();
  }

  private static byte[] id3(String frame, byte[] text) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("ID3\4\0\0\0\0".getBytes(ISO_8859_1));
    file.writeBytes(new byte[] {(byte) ((text.length + 10) >> 7), (byte) (text.length + 10 & 127)});
    file.writeBytes(frame.getBytes(ISO_8859_1));
    file.writeBytes(new byte[] {0, 0, 0, (byte) text.length, 0, 0});
    file.writeBytes(text);
    for (int i = 0; i < 4; i++) {
      byte[] sound = new byte[417];
      System.arraycopy(new byte[] {-1, -5, (byte) 0x90, 0x44}, 0, sound, 0, 4);
      file.writeBytes(sound);
    }
    return file.toByteArray();
  }

  @Test
  void sound_commentOfAGenerator_named() {
    byte[] plain = "\3eng\0made with suno; id=1".getBytes(ISO_8859_1);
    assertEquals(List.of("suno"), generators(MediaSource.of("a.mp3", id3("COMM", plain))));
    byte[] wide = "\1Song by ElevenLabs".getBytes(UTF_16LE);
    assertEquals(List.of("ElevenLabs"), generators(MediaSource.of("a.mp3", id3("TSSE", wide))));
    byte[] common = "\3Suno na, an old song".getBytes(ISO_8859_1);
    assertEquals(List.of(), generators(MediaSource.of("a.mp3", id3("TIT2", common))));
  }

  @Test
  void video_privateFieldsOfAVendor_named() {
    byte[] file = "\0\0\0\24ftypisom\0\0\0\0isom".getBytes(ISO_8859_1);
    String tags =
        "\0\0\0\75moov\0\0\0\65udta\0\0\0\55cmt {\"aigc_info\":{\"aigc_label_type\":0}}      ";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(file);
    all.writeBytes(tags.getBytes(ISO_8859_1));
    assertEquals(List.of("aigc_info"), generators(MediaSource.of("a.mp4", all.toByteArray())));
  }

  @Test
  void pdf_producer_named() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setProducer("ChatGPT");
      document.save(file);
    }
    assertEquals(List.of("ChatGPT"), generators(MediaSource.of("a.pdf", file.toByteArray())));
  }

  @Test
  void office_application_named() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(FileExamples.word("x"));
    ByteArrayOutputStream with = new ByteArrayOutputStream();
    try (var in =
            new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file.toByteArray()));
        ZipOutputStream out = new ZipOutputStream(with)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
      out.putNextEntry(new ZipEntry("docProps/app.xml"));
      out.write("<Properties><Application>WPS AI</Application></Properties>".getBytes(ISO_8859_1));
    }
    assertEquals(List.of("WPS AI"), generators(MediaSource.of("a.docx", with.toByteArray())));
  }

  /** Real files of people: none of them names a generator. */
  @TestFactory
  Stream<DynamicTest> corpusOfPeople_noGenerator() {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    return Corpus.files("").stream()
        .filter(f -> !Corpus.folder().relativize(f).toString().matches("(?:aigc|ai)-.*"))
        .map(file -> dynamicTest(Corpus.folder().relativize(file).toString(), () -> silent(file)));
  }

  private static void silent(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      List<Finding> traces =
          Verifier.installed().looking(Verifier.Depth.METADATA).verify(source).findings().stream()
              .filter(finding -> finding.rule() == Rule.TRACE_GENERATOR)
              .toList();
      assertEquals(List.of(), traces);
    }
  }
}
