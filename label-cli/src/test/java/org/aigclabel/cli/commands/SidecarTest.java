package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.aigclabel.container.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {

  private static final String TEXT = "一只猫坐在窗前。\n它在看雨，雨下了一整天。\n";

  @TempDir Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");
  private Path sidecar = Path.of("");
  private OwnKey key = new OwnKey(Path.of(""));

  @BeforeEach
  void sample() throws IOException {
    input = Files.writeString(folder.resolve("notes.txt"), TEXT);
    output = folder.resolve("labelled.txt");
    sidecar = folder.resolve("labelled.txt.aigc.json");
    key = OwnKey.in(folder);
  }

  private Call label(Object... more) {
    return OwnKey.label(input, output, more);
  }

  private Object[] signed() {
    return new Object[] {"--sidecar", "--key", key.pem(), "--force"};
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
    assertEquals("trusted", key.integrity(output));
    Path other = Files.move(sidecar, folder.resolve("elsewhere.json"));
    assertEquals("unsigned", key.integrity(output));
    assertEquals("trusted", key.integrity("--sidecar", other, output));
    Files.writeString(other, Files.readString(other).replace("n-1", "n-2"));
    assertEquals("broken", key.integrity("--sidecar", other, output));
    assertEquals(0, label(signed()).code());
    Files.writeString(output, Files.readString(output).replace("雨", "雪"));
    assertEquals("broken", key.integrity(output));
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
    assertEquals(64, label("--key", key.pem()).code(), "nowhere to sign");
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
      "batch", "label", in, "-o", out, "--producer", Call.PRODUCER, "--sidecar", "--key", key.pem()
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
    assertEquals("broken", key.integrity(sidecar));
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
    assertEquals("trusted", key.integrity(passed));
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
        key.pem());
  }

  @Test
  void propagate_inABatchAndByRequest_findsSidecarsAsWell() throws IOException {
    assertEquals(0, label(signed()).code());
    Path out = folder.resolve("out");
    Call batch = Call.of("batch", "propagate", output, "-o", out, "--propagator", Call.PLATFORM);
    assertEquals(0, batch.code(), batch.err());
    assertTrue(Files.exists(out.resolve("labelled.txt.aigc.json")));
    assertEquals("intact", key.integrity(out.resolve("labelled.txt")), "the platform did not sign");
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
            key.pem());
    return call.objects().get(0);
  }
}
