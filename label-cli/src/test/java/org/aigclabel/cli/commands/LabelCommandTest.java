package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelCommandTest {

  @TempDir Path folder;
  private Path input = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void sample() throws IOException {
    input = Call.jpeg(folder.resolve("a picture 图.jpg"));
    output = folder.resolve("out.jpg");
  }

  private Call label(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("label", input, "--producer", Call.PRODUCER, "--id", "n-1"));
    arguments.addAll(List.of(more));
    return Call.of(arguments.toArray());
  }

  private Object[] withheld() {
    return new Object[] {
      "--no-explicit", "--agreement", "A-7", "--recipient", "ACME", "--audit", audit()
    };
  }

  private Path audit() {
    return folder.resolve("audit.jsonl");
  }

  @Test
  void label_jpeg_isVerified() {
    Call call = label("-o", output);
    assertEquals(0, call.code(), call.err());
    Call verified = Call.of("verify", "--json", output);
    assertEquals(0, verified.code(), verified.out());
    var report = verified.objects().get(0);
    assertEquals(output.toString(), report.text("file").orElse(""));
    assertEquals("jpeg", report.text("type").orElse(""));
    assertEquals("generated", report.text("verdict").orElse(""));
    assertEquals("conforms", report.text("conformance").orElse(""));
    assertEquals("unsigned", report.text("integrity").orElse(""));
    for (String member : List.of("label", "sites", "explicit", "findings")) {
      assertTrue(report.get(member).isPresent(), member);
    }
  }

  @Test
  void label_withKey_isTrustedByItsCertificateOnly() {
    assertEquals(0, Call.of("keys", "new", "-o", folder.resolve("k")).code());
    assertEquals(0, Call.of("keys", "new", "-o", folder.resolve("other")).code());
    Path certificate = folder.resolve("k/cert.pem");
    Call call = label("-o", output, "--key", folder.resolve("k/key.pem"), "--cert", certificate);
    assertEquals(0, call.code(), call.err());
    Call trusted = Call.of("verify", "--json", "--trust", certificate, output);
    assertEquals("trusted", trusted.objects().get(0).text("integrity").orElse(""));
    assertEquals(0, trusted.code());
    Call stranger =
        Call.of("verify", "--json", "--trust", folder.resolve("other/cert.pem"), output);
    assertEquals("intact", stranger.objects().get(0).text("integrity").orElse(""));
    assertEquals(1, stranger.code(), "who names keys asks for a trusted signature");
    assertEquals(0, Call.of("verify", output).code());
  }

  @Test
  void label_changedAfterwards_isBroken() throws IOException {
    Call.of("keys", "new", "--algorithm", "ed25519", "-o", folder.resolve("k"));
    label("-o", output, "--key", folder.resolve("k/key.pem"));
    byte[] bytes = Files.readAllBytes(output);
    bytes[bytes.length - 20] ^= 1;
    Files.write(output, bytes);
    Call verified = Call.of("verify", "--json", output);
    assertEquals("broken", verified.objects().get(0).text("integrity").orElse(""));
    assertEquals(1, verified.code());
  }

  @Test
  void label_outputExists_isLeftAloneUnlessForced() throws IOException {
    Files.writeString(output, "precious");
    Call call = label("-o", output);
    assertEquals(64, call.code());
    assertTrue(call.err().contains("--force"), call.err());
    assertEquals("precious", Files.readString(output));
    assertEquals(0, label("-o", output, "--force").code());
    assertEquals(0, Call.of("verify", output).code());
  }

  @Test
  void label_ontoItself_isRefusedUnlessInPlace() throws IOException {
    byte[] before = Files.readAllBytes(input);
    assertEquals(64, label("-o", input, "--force").code());
    assertArrayEquals(before, Files.readAllBytes(input));
    assertEquals(64, label().code(), "neither -o nor --in-place");
    assertEquals(0, label("--in-place").code());
    assertEquals(0, Call.of("verify", input).code());
  }

  @Test
  void label_throughStreams_isTheSameFile() throws IOException {
    Call call =
        Call.with(
            Locale.ENGLISH,
            Files.readAllBytes(input),
            "label",
            "-",
            "-o",
            "-",
            "--producer",
            Call.PRODUCER,
            "--id",
            "n-1");
    assertEquals(0, call.code(), call.err());
    label("-o", output);
    assertArrayEquals(Files.readAllBytes(output), call.bytes());
    assertEquals(0, Call.with(Locale.ENGLISH, call.bytes(), "verify", "-").code());
  }

  @Test
  void label_withoutExplicitLabel_needsARecord() throws IOException {
    assertEquals(64, label("-o", output, "--no-explicit").code());
    assertEquals(64, label("-o", output, "--no-explicit", "--audit", audit()).code());
    assertFalse(Files.exists(output));
    assertFalse(Files.exists(audit()));
    List<Object> arguments = new ArrayList<>(List.of("-o", output));
    arguments.addAll(List.of(withheld()));
    assertEquals(0, label(arguments.toArray()).code());
    String line = Files.readString(audit());
    for (String part : List.of("A-7", "ACME", "n-1", Call.PRODUCER, "Art. 9")) {
      assertTrue(line.contains(part), line);
    }
  }

  @Test
  void label_auditCannotBeWritten_writesNothing() {
    Call call =
        label(
            "-o",
            output,
            "--no-explicit",
            "--agreement",
            "A",
            "--recipient",
            "R",
            "--audit",
            folder.resolve("missing/audit.jsonl"));
    assertEquals(1, call.code());
    assertFalse(Files.exists(output));
  }

  @Test
  void label_wordingLacksAnElement_isRefused() {
    Call call = label("-o", output, "--explicit-text", "made by AI");
    assertEquals(64, call.code());
    assertTrue(call.err().contains("生成"), call.err());
  }

  @Test
  void label_codeWithWrongCheckCharacter_isRefused() {
    Call call =
        Call.of(
            "label", input, "-o", output, "--id", "1", "--producer", "001191110102MACQD9K65010000");
    assertEquals(64, call.code());
    assertTrue(call.err().contains("check character"), call.err());
  }

  @Test
  void label_unknownFile_failsWithAReasonAndNoOutput() throws IOException {
    Files.write(input, new byte[] {1, 2, 3, 4, 5});
    Call call = label("-o", output);
    assertEquals(1, call.code());
    assertTrue(call.err().contains("01 02 03"), call.err());
    assertFalse(Files.exists(output));
  }

  @Test
  void propagate_labelled_keepsTheProducer() {
    label("-o", output);
    Path published = folder.resolve("published.jpg");
    Call call =
        Call.of("propagate", output, "-o", published, "--propagator", Call.PLATFORM, "--id", "p-9");
    assertEquals(0, call.code(), call.err());
    String json = Call.of("verify", "--json", published).out();
    assertTrue(json.contains("\"ContentProducer\":\"" + Call.PRODUCER), json);
    assertTrue(json.contains("\"ContentPropagator\":\"" + Call.PLATFORM), json);
    assertTrue(json.contains("\"PropagateID\":\"p-9\""), json);
  }

  @Test
  void propagate_unlabelled_needsADecision() {
    assertEquals(
        1, Call.of("propagate", input, "-o", output, "--propagator", "X", "--id", "1").code());
    Call call =
        Call.of(
            "propagate",
            input,
            "-o",
            output,
            "--propagator",
            "X",
            "--id",
            "1",
            "--unlabelled",
            "suspected");
    assertEquals(0, call.code(), call.err());
    assertTrue(Call.of("verify", "--json", output).out().contains("\"verdict\":\"suspected\""));
  }
}
