package org.aigclabel.text.markdown;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.Laws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFormatTest {

  private final MediaFormat format = new MarkdownFormat();

  static Stream<String> documents() {
    return Stream.of(
        "# Title\n\nText.\n",
        "\uFEFF# Title\r\n\r\nText.\r\n",
        "---\ntitle: x # note\ntags: [a, b]\n---\n\nText\n",
        "---\r\n# comment\r\n  title: x\r\n  date: 2025-01-01\r\n---\r\nText",
        "---\n---\nText\n",
        "---\n\n# After a rule\n",
        "+++\ntitle = \"x\"\n[params]\na = 1\n+++\nText\n",
        "{\n  \"title\": \"x\"\n}\n\n# Text\n",
        "{}\n\n# Text\n",
        "# 标题\n\n> 引用\n",
        "- a\n- b",
        "---\ntitle: x\n...\n# T\n",
        "---\rtitle: x\r---\r# T\r");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void document_ofAnyFrontMatter_obeysTheLaws(String text) throws IOException {
    Laws.check(format, "a.md", text.getBytes(UTF_8));
    Laws.survives(format, "a.md", text.getBytes(UTF_8));
  }

  @Test
  void otherEncodings_areKept() throws IOException {
    Laws.check(format, "a.md", "# 标题 一丁\n\n文字乗両\n".getBytes("GB18030"));
    Laws.check(format, "a.md", ("\uFEFF# Title\n\n标题\n").getBytes(UTF_16LE));
  }

  @Test
  void write_existingFrontMatter_keepsEveryOtherByte() throws IOException {
    String text = "---\r\ntitle:  x # note\r\nlayout: 'post'\r\n---\r\nText\r\n";
    byte[] out = format.write(source(text), Laws.A, format.carriers().get(0)).toBytes();
    assertEquals(
        """
        ---
        AIGC:
          Label: '1'
          ContentProducer: '001191110108MA01KP2T5U00000'
          ProduceID: 'a-1'
          ReservedCode1: ''
          ContentPropagator: '001191110108MA01KP2T5U00000'
          PropagateID: 'a-1'
          ReservedCode2: ''
        title:  x # note
        layout: 'post'
        ---
        Text
        """
            .replace("\n", "\r\n"),
        new String(out, UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\nAIGC:\n Label: \"1\"\n ContentProducer: p\n---\n# T\n",
        "---\nAIGC: {Label: '1', ContentProducer: p}\n---\n# T\n",
        "---\nAIGC: '{\"Label\":\"1\",\"ContentProducer\":\"p\"}'\n---\n# T\n",
        "---\nAIGC: |\n  {\"Label\":\"1\",\"ContentProducer\":\"p\"}\n---\n# T\n",
        "---\nAIGC:\nLabel: 1\nContentProducer: p\n---\n# T\n",
        "---\ntitle: x\n---\n\n# T\n\n---\nAIGC:\n    Label: '1'\n    ContentProducer: 'p'\n---\nmore\n",
        "# T\n\nAIGC:\n    Label: '1'\n    ContentProducer: 'p'\n",
        "# T\n\nAIGC: {\"Label\":\"1\",\n\"ContentProducer\":\"p\"}",
        "---\nAIGC:\n    Label: '1'\n    ContentProducer: 'p'\n---\n---\ntitle: x\n---\n# T\n",
        "+++\ntitle = 'x'\n[AIGC]\nLabel = \"1\"\nContentProducer = \"p\"\n+++\n# T\n",
        "+++\nAIGC = {Label = \"1\", ContentProducer = \"p\"}\n+++\n# T\n",
        "{\n\"title\": 1,\n\"AIGC\": {\"Label\":\"1\",\"ContentProducer\":\"p\"}}\n# T\n"
      })
  void label_inAnyKnownShape_isReadAndReplaced(String text) throws IOException {
    List<LabelSite> sites = format.read(source(text));
    assertEquals(1, sites.size());
    assertEquals("1", sites.get(0).fields().get("Label"));
    assertEquals("p", sites.get(0).fields().get("ContentProducer"));
    Laws.check(format, "a.md", text.getBytes(UTF_8));
    byte[] out = format.write(source(text), Laws.A, format.carriers().get(0)).toBytes();
    assertFalse(new String(out, UTF_8).contains("'p'"));
  }

  @Test
  void label_inCodeFence_isReadOnlyWhereThereIsNoOther() throws IOException {
    String text = "# T\n\n```yaml\nAIGC:\n  Label: '1'\n  ContentProducer: p\n```\n";
    assertEquals(MarkdownFormat.FENCE, format.read(source(text)).get(0).carrier());
    byte[] out = format.write(source(text), Laws.A, format.carriers().get(0)).toBytes();
    assertTrue(new String(out, UTF_8).endsWith(text));
    Laws.check(format, "a.md", text.getBytes(UTF_8));
  }

  @Test
  void prose_aboutAigc_isNoLabel() throws IOException {
    assertEquals(List.of(), format.read(source("# T\n\nAIGC: what it is\n\nAIGC:\n  text\n")));
  }

  @Test
  void write_flowFrontMatter_isRefusedWithAWayOut() {
    MediaSource source = source("---\n{title: x}\n---\n# T\n");
    assertThrows(
        UnsupportedMediaException.class,
        () -> format.write(source, Laws.A, format.carriers().get(0)));
  }

  @Test
  void realFiles_areReadRight() throws IOException {
    Path shared = Path.of(System.getProperty("aigclabel.root", "."), "..", "shared");
    assumeTrue(Files.isDirectory(shared), "the shared samples are not here");
    int files = 0;
    for (String folder : List.of("vectors/real-labels", "corpus/aigc-real/markdown")) {
      try (Stream<Path> paths = Files.list(shared.resolve(folder))) {
        for (Path path : paths.filter(p -> p.toString().endsWith(".md")).toList()) {
          List<LabelSite> sites = format.read(MediaSource.of(path));
          assertEquals(1, sites.size(), path.toString());
          assertEquals(7, sites.get(0).fields().size(), path + " " + sites);
          Laws.check(format, path.toString(), Files.readAllBytes(path));
          files++;
        }
      }
    }
    assertTrue(files > 12);
  }

  private static MediaSource source(String text) {
    return MediaSource.of("a.md", text.getBytes(UTF_8));
  }
}
