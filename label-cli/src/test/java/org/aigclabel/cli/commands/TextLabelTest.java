package org.aigclabel.cli.commands;

import static org.aigclabel.cli.commands.OwnKey.label;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLabelTest {

  private static final String TEXT = "一只猫坐在窗前。\n它在看雨，雨下了一整天。\n";

  @TempDir Path folder;
  private OwnKey key = new OwnKey(Path.of(""));

  @BeforeEach
  void keys() {
    key = OwnKey.in(folder);
  }

  @Test
  void prose_namedAsMarkdown_getsFrontMatter() throws IOException {
    Path input = Files.writeString(folder.resolve("answer.md"), TEXT);
    Path output = folder.resolve("labelled.md");
    Call call = label(input, output, "--key", key.pem());
    assertEquals(0, call.code(), call.err());
    assertTrue(Files.readString(output).startsWith("---\nAIGC:\n"));
    assertEquals("trusted", key.integrity(output));
  }

  @Test
  void notice_atEndAsCornerMark_standsThere() throws IOException {
    Path input = Files.writeString(folder.resolve("answer.md"), "# T\n");
    Path output = folder.resolve("labelled.md");
    assertEquals(0, label(input, output, "--notice-at", "start,END", "--corner-mark").code());
    String text = Files.readString(output);
    assertEquals(2, text.split("<sup>AI生成</sup>", -1).length - 1, text);
    assertTrue(text.endsWith("# T\n\n<sup>AI生成</sup>\n"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void text_hiddenMark_isReadBackOnce(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    String mark = charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" : "";
    Path input = Files.write(folder.resolve("notes.txt"), (mark + TEXT).getBytes(charset));
    Path once = folder.resolve("labelled.txt");
    assertEquals(0, label(input, once, "--hidden-mark").code());
    Path output = folder.resolve("again.txt");
    Call again = label(once, output, "--hidden-mark", "--sidecar", "--key", key.pem());
    assertEquals(0, again.code(), again.err());
    assertEquals("trusted", key.integrity(output));
    Files.delete(folder.resolve("again.txt.aigc.json"));
    Call call = Call.of("verify", "--json", output);
    assertEquals(1, call.out().split("\"carrier\":\"text.hidden\"", -1).length - 1, call.out());
    assertTrue(call.out().contains("\"verdict\":\"generated\""), call.out());
    String bare = Files.readString(output, charset).replaceAll("[\u200B\u200C\u2063]", "");
    assertTrue(bare.endsWith(TEXT), bare);
  }

  @Test
  void pdf_encrypted_opensWithThePasswordFileOnly() throws IOException {
    Path input = Files.write(folder.resolve("a.pdf"), encrypted());
    Path output = folder.resolve("b.pdf");
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    assertEquals(1, label(input, output).code());
    assertFalse(Files.exists(output));
    Call call = label(input, output, "--open-password-file", password, "--key", key.pem());
    assertEquals(0, call.code(), call.err());
    assertEquals("trusted", key.integrity("--open-password-file", password, output));
    Call verified = Call.of("verify", "--json", "--open-password-file", password, output);
    assertTrue(verified.out().contains("explicit.found"), verified.out());
    assertEquals(3, Call.of("verify", output).code());
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
