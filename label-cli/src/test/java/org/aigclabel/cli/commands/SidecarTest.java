package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.aigclabel.container.Json;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SidecarTest {

  private static final String TEXT = "一只猫坐在窗前。\n它在看雨，雨下了一整天。\n";

  @TempDir Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");
  private Path sidecar = Path.of("");

  @BeforeEach
  void sample() throws IOException {
    input = Files.writeString(folder.resolve("notes.txt"), TEXT);
    output = folder.resolve("labelled.txt");
    sidecar = folder.resolve("labelled.txt.aigc.json");
    assertEquals(0, Call.of("keys", "new", "-o", folder.resolve("k")).code());
  }

  private Call label(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("label", input, "-o", output, "--producer", Call.PRODUCER, "--id", "n-1"));
    arguments.addAll(List.of(more));
    return Call.of(arguments.toArray());
  }

  private Object[] signed() {
    return new Object[] {"--sidecar", "--key", folder.resolve("k/key.pem"), "--force"};
  }

  private String integrity(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("verify", "--json", "--trust", folder.resolve("k/cert.pem")));
    arguments.addAll(List.of(more));
    return Call.of(arguments.toArray()).objects().get(0).text("integrity").orElse("");
  }

  @Test
  void text_withoutSidecar_getsTheNoticeAndAWarning() throws IOException {
    Call call = label();
    assertEquals(0, call.code(), call.err());
    assertTrue(call.err().contains("--sidecar"), call.err());
    assertEquals("AI生成\n\n" + TEXT, Files.readString(output));
    assertFalse(Files.exists(sidecar));
  }

  @Test
  void text_signedSidecar_isTrustedUntilEitherChanges() throws IOException {
    Call call = label(signed());
    assertEquals(0, call.code(), call.err());
    assertEquals("trusted", integrity(output));
    Path other = Files.move(sidecar, folder.resolve("elsewhere.json"));
    assertEquals("unsigned", integrity(output));
    assertEquals("trusted", integrity("--sidecar", other, output));
    Files.writeString(other, Files.readString(other).replace("n-1", "n-2"));
    assertEquals("broken", integrity("--sidecar", other, output));
    assertEquals(0, label(signed()).code());
    Files.writeString(output, Files.readString(output).replace("雨", "雪"));
    assertEquals("broken", integrity(output));
  }

  @Test
  void text_sidecarExists_isLeftAloneUnlessForced() throws IOException {
    Files.writeString(sidecar, "precious");
    assertEquals(64, label("--sidecar").code());
    assertFalse(Files.exists(output));
    assertEquals("precious", Files.readString(sidecar));
  }

  @Test
  void text_callsThatCannotBe_areRefused() throws IOException {
    assertEquals(64, label("--key", folder.resolve("k/key.pem")).code(), "nowhere to sign");
    assertEquals(64, Call.of("verify", "--sidecar", sidecar, input, input).code());
    input = Call.jpeg(folder.resolve("a.jpg"));
    assertEquals(64, label("--sidecar").code(), "a picture holds its label itself");
    assertFalse(Files.exists(output));
  }

  @Test
  void sidecar_noJson_isAFindingNotAFailure() throws IOException {
    assertEquals(0, label(signed()).code());
    Files.writeString(sidecar, "{\"AIGC\":");
    Call call = Call.of("verify", "--json", output);
    assertTrue(call.out().contains("file.malformed"), call.out());
  }

  @Test
  void batch_textsAndPictures_labelledAndVerifiedByWhatStandsBeside() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Files.writeString(in.resolve("a.txt"), TEXT);
    Call.jpeg(in.resolve("b.jpg"));
    Path out = folder.resolve("out");
    Object[] batch = {
      "batch",
      "label",
      in,
      "-o",
      out,
      "--producer",
      Call.PRODUCER,
      "--sidecar",
      "--key",
      folder.resolve("k/key.pem")
    };
    Call labelled = Call.of(batch);
    assertEquals(0, labelled.code(), labelled.out() + labelled.err());
    assertTrue(Files.exists(out.resolve("a.txt.aigc.json")));
    assertFalse(Files.exists(out.resolve("b.jpg.aigc.json")), "a picture holds its label itself");
    assertEquals(0, Call.of("batch", "verify", out).code());
    assertEquals(0, Call.of("batch", "verify", out.resolve("a.txt.aigc.json")).code());
    assertTrue(Call.of(batch).out().contains("2 done in an earlier run"));
    Path journal = out.resolve(".aigc-label-journal");
    Files.write(
        journal, Files.readAllLines(journal).stream().filter(l -> l.matches("[AB].*")).toList());
    Call resumed = Call.of(batch);
    assertEquals(0, resumed.code(), resumed.out());
    assertTrue(resumed.out().contains("2 done in an earlier run"), resumed.out());
  }

  @Test
  void verify_sidecarNamed_standsForItsFile() throws IOException {
    assertEquals(0, label(signed()).code());
    Call call = Call.of("verify", "--json", output, sidecar);
    assertEquals(0, call.code(), call.out());
    assertEquals(1, call.objects().size(), "file and sidecar are one");
    assertEquals(0, Call.of("verify", sidecar).code());
    Files.writeString(output, "changed");
    assertEquals("broken", integrity(sidecar));
  }

  @Test
  void serve_text_answersWithItsSidecar() throws IOException {
    String data = Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
    String written =
        "{\"id\":1,\"op\":\"label\",\"sidecar\":true,\"input\":\"%s\",\"output\":\"%s\"}%n"
            .formatted(input, output);
    Json.Members inMemory =
        serve("{\"id\":2,\"op\":\"label\",\"sidecar\":true,\"data\":\"" + data + "\"}");
    assertEquals(sidecar.toString(), serve(written).text("sidecar").orElse(""));
    Json.Members verified = serve("{\"op\":\"verify\",\"input\":\"%s\"}".formatted(output));
    assertEquals("intact", verified.text("integrity").orElse(""));
    String again =
        "{\"op\":\"verify\",\"data\":\"%s\",\"sidecarData\":\"%s\"}"
            .formatted(
                inMemory.text("data").orElseThrow(), inMemory.text("sidecarData").orElseThrow());
    assertEquals("intact", serve(again).text("integrity").orElse(""));
  }

  @Test
  void propagate_textWithSidecar_passesTheLabelOnBesideTheResult() throws IOException {
    assertEquals(0, label(signed()).code());
    Path passed = folder.resolve("passed.txt");
    Call call = propagate(passed);
    assertEquals(0, call.code(), call.err());
    assertEquals(Files.readString(output), Files.readString(passed));
    assertEquals("trusted", integrity(passed));
    String report = Call.of("verify", passed).out();
    assertTrue(report.contains(Call.PLATFORM) && report.contains(Call.PRODUCER), report);
    Files.delete(passed);
    assertEquals(64, propagate(passed).code(), "a sidecar stands there already");
    assertEquals(64, propagate(Path.of("-")).code(), "nowhere to stand");
    Files.delete(sidecar);
    assertEquals(1, propagate(folder.resolve("other.txt")).code(), "nothing to pass on");
  }

  private Call propagate(Path to) {
    return Call.of(
        "propagate",
        output,
        "-o",
        to,
        "--propagator",
        Call.PLATFORM,
        "--id",
        "p-1",
        "--key",
        folder.resolve("k/key.pem"));
  }

  @Test
  void propagate_inABatchAndByRequest_findsSidecarsAsWell() throws IOException {
    assertEquals(0, label(signed()).code());
    Path out = folder.resolve("out");
    Call batch = Call.of("batch", "propagate", output, "-o", out, "--propagator", Call.PLATFORM);
    assertEquals(0, batch.code(), batch.err());
    assertTrue(Files.exists(out.resolve("labelled.txt.aigc.json")));
    assertEquals("intact", integrity(out.resolve("labelled.txt")), "the platform did not sign");
    Json.Members answer =
        serve(
            "{\"op\":\"propagate\",\"propagator\":\"%s\",\"input\":\"%s\"}"
                .formatted(Call.PLATFORM, output));
    String passed = answer.text("sidecarData").orElse("");
    String json = new String(Base64.getDecoder().decode(passed), StandardCharsets.UTF_8);
    assertTrue(json.contains(Call.PLATFORM) && json.contains(Call.PRODUCER), json);
  }

  private Json.Members serve(String request) {
    Call call =
        Call.with(
            Locale.ENGLISH,
            request.getBytes(StandardCharsets.UTF_8),
            "serve",
            "--stdio",
            "--producer",
            Call.PRODUCER,
            "--key",
            folder.resolve("k/key.pem"));
    return call.objects().get(0);
  }

  @Test
  void prose_namedAsMarkdown_getsFrontMatter() throws IOException {
    input = Files.writeString(folder.resolve("answer.md"), TEXT);
    output = folder.resolve("labelled.md");
    Call call = label("--key", folder.resolve("k/key.pem"));
    assertEquals(0, call.code(), call.err());
    assertTrue(Files.readString(output).startsWith("---\nAIGC:\n"));
    assertEquals("trusted", integrity(output));
  }

  @Test
  void notice_atEndAsCornerMark_standsThere() throws IOException {
    input = Files.writeString(folder.resolve("answer.md"), "# T\n");
    output = folder.resolve("labelled.md");
    assertEquals(0, label("--notice-at", "start,END", "--corner-mark").code());
    String text = Files.readString(output);
    assertEquals(2, text.split("<sup>AI生成</sup>", -1).length - 1, text);
    assertTrue(text.endsWith("# T\n\n<sup>AI生成</sup>\n"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
  void text_hiddenMark_isReadBackOnce(String encoding) throws IOException {
    Charset charset = Charset.forName(encoding);
    String mark = charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF" : "";
    Files.write(input, (mark + TEXT).getBytes(charset));
    assertEquals(0, label("--hidden-mark").code());
    input = output;
    output = folder.resolve("again.txt");
    Call again = label("--hidden-mark", "--sidecar", "--key", folder.resolve("k/key.pem"));
    assertEquals(0, again.code(), again.err());
    assertEquals("trusted", integrity(output));
    Files.delete(folder.resolve("again.txt.aigc.json"));
    Call call = Call.of("verify", "--json", output);
    assertEquals(1, call.out().split("\"carrier\":\"text.hidden\"", -1).length - 1, call.out());
    assertTrue(call.out().contains("\"verdict\":\"generated\""), call.out());
    String bare = Files.readString(output, charset).replaceAll("[\u200B\u200C\u2063]", "");
    assertTrue(bare.endsWith(TEXT), bare);
  }

  @Test
  void pdf_encrypted_opensWithThePasswordFileOnly() throws IOException {
    input = Files.write(folder.resolve("a.pdf"), encrypted());
    output = folder.resolve("b.pdf");
    Path password = Files.writeString(folder.resolve("password"), "secret\n");
    assertEquals(1, label().code());
    assertFalse(Files.exists(output));
    Call call = label("--open-password-file", password, "--key", folder.resolve("k/key.pem"));
    assertEquals(0, call.code(), call.err());
    assertEquals("trusted", integrity("--open-password-file", password, output));
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
