package org.aigclabel.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aigclabel.Finding;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Labels that products in China wrote, each in the place where it was found. */
class VectorsTest {

  /** File, place, fields read, verdict, integrity, codes of what deviates or is left open. */
  private static final String EXPECTED =
      """
      02-doubao_gray_1x1_1.xmp.xml png.xmp 7 GENERATED UNSIGNED label.propagation.empty
      03-jimeng_cap_A.xmp.xml png.xmp 7 GENERATED UNSIGNED label.propagation.differs
      05-stepfun-securitydata.md markdown.frontmatter 7 GENERATED INTACT signature.intact \
      signature.untrusted signature.unchecked binding.absent
      07-mad55u9h0f-alpha-order.md markdown.frontmatter 7 GENERATED UNCHECKED label.fields.order \
      signature.unchecked file.rewritten
      09-tencent-workbuddy.md markdown.frontmatter 7 GENERATED UNCHECKED signature.unchecked \
      file.rewritten
      11-tencent-workbuddy-in-code-fence.md markdown.fence 7 GENERATED UNCHECKED label.carrier \
      signature.unchecked file.rewritten
      12-minimax-agent-zero-id.md markdown.frontmatter 7 SUSPECTED UNSIGNED label.fields.order \
      label.value label.characters label.placeholder producer.name
      14-coze-doubao-files.md markdown.frontmatter 7 GENERATED UNSIGNED label.propagation.differs
      17-zhipu-inline-json.md markdown.frontmatter 7 GENERATED UNSIGNED
      19-zhipu-uuid.md markdown.frontmatter 7 GENERATED UNCHECKED signature.unchecked file.rewritten
      22-iflow-reservecode.md markdown.frontmatter 7 GENERATED UNCHECKED label.fields.misspelt \
      producer.code producer.name label.propagation.differs signature.unchecked file.rewritten
      23-baidu-docx-a.json ooxml.custom 7 GENERATED UNCHECKED label.fields.order \
      signature.unchecked file.rewritten
      25-baidu-docx-c.json ooxml.custom 7 GENERATED UNCHECKED label.fields.order \
      signature.unchecked file.rewritten
      26-baidu-xmp-wrong-namespace.xml png.xmp 7 POSSIBLE UNSIGNED label.namespace label.form
      27-kling-mp4-nulls.json mp4.keys 7 GENERATED UNSIGNED label.fields.null
      29-qwen-png-text-partial.txt png.text 3 SUSPECTED UNSIGNED label.fields.order \
      label.fields.missing
      """;

  private static final Map<String, List<String>> ROWS =
      EXPECTED
          .lines()
          .map(line -> List.of(line.split(" ")))
          .collect(Collectors.toMap(row -> row.get(0), row -> row));

  @TestFactory
  Stream<DynamicTest> realLabel_inItsPlace_readWithItsDeviations() throws IOException {
    Path folder = Corpus.vectors().resolve("real-labels");
    Assumptions.assumeTrue(Files.isDirectory(folder), "../shared/vectors is not on this machine");
    JsonNode vectors = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    return StreamSupport.stream(vectors.spliterator(), false)
        .map(vector -> folder.resolve(vector.get("file").asText()))
        .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    String name = file.getFileName().toString();
    Report report = Verifier.installed().verify(media(name, Files.readString(file)));
    List<String> row = ROWS.get(name);
    assertNotNull(row, "a vector without a row in this test");
    assertEquals(1, report.sites().size());
    LabelSite site = report.sites().get(0);
    List<Object> found =
        List.of(site.carrier(), site.fields().size(), report.verdict(), report.integrity());
    assertEquals(row.subList(1, 5), found.stream().map(Object::toString).toList());
    assertEquals(new TreeSet<>(row.subList(5, row.size())), deviations(report));
  }

  /** Returns what was found about label and signature, without what holds of any labelled file. */
  private static Set<String> deviations(Report report) {
    return report.findings().stream()
        .filter(f -> f.rule().aspect() != Rule.Aspect.EXPLICIT)
        .filter(f -> f.rule() != Rule.LABEL_FOUND && f.rule() != Rule.SIGNATURE_ABSENT)
        .map(Finding::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns a small file that holds the vector's text where the manifest says it stood. */
  private static MediaSource media(String name, String text) throws IOException {
    String content = text.strip();
    if (name.endsWith(".md")) {
      return MediaSource.of("a.md", text.getBytes(UTF_8));
    }
    if (name.contains("docx")) {
      return MediaSource.of("a.docx", FileExamples.word("docProps/custom.xml", property(content)));
    }
    if (name.contains("mp4")) {
      return MediaSource.of("a.mp4", movie(content));
    }
    if (name.contains("png-text")) {
      String json = content.substring(content.indexOf('{'));
      return MediaSource.of("a.png", Pictures.with("tEXt", "AIGC\0" + json));
    }
    return MediaSource.of("a.png", Pictures.with(Pictures.plain(), "iTXt", packet(content)));
  }

  /** Returns the chunk of an XMP packet; a description alone gets the elements around it. */
  private static byte[] packet(String text) {
    String rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">";
    String packet = text.contains("<rdf:RDF") ? text : rdf + text + "</rdf:RDF>";
    return ("XML:com.adobe.xmp\0\0\0\0\0" + packet).getBytes(UTF_8);
  }

  private static String property(String json) {
    return "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-prop"
        + "erties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTyp"
        + "es\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"AIGC\""
        + "><vt:lpwstr>"
        + json.replace("\"", "&quot;")
        + "</vt:lpwstr></property></Properties>";
  }

  private static byte[] movie(String json) {
    byte[] handler = joined(new byte[8], "mdta".getBytes(ISO_8859_1), new byte[13]);
    byte[] keys = joined(number(0), number(1), box("mdta", "AIGC".getBytes(ISO_8859_1)));
    byte[] item = box("\0\0\0\1", box("data", number(1), number(0), json.getBytes(UTF_8)));
    byte[] meta =
        box("meta", number(0), box("hdlr", handler), box("keys", keys), box("ilst", item));
    return joined(
        box("ftyp", "isom\0\0\0\0isom".getBytes(ISO_8859_1)),
        box("moov", box("mvhd", new byte[100]), box("udta", meta)));
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] content = joined(parts);
    return joined(number(8 + content.length), type.getBytes(ISO_8859_1), content);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
