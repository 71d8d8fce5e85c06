package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  @TempDir Path folder;

  @Test
  void verify_severalFiles_worstWins() throws IOException {
    Path plain = Call.jpeg(folder.resolve("plain.jpg"));
    Path labelled = folder.resolve("labelled.jpg");
    Call.of("label", plain, "-o", labelled, "--producer", Call.PRODUCER, "--id", "1");
    Path unknown = Files.write(folder.resolve("unknown.bin"), new byte[] {0, -2, 0, 9});
    assertEquals(0, Call.of("verify", labelled).code());
    assertEquals(2, Call.of("verify", labelled, plain).code());
    assertEquals(3, Call.of("verify", plain, unknown, labelled).code());
    assertEquals(3, Call.of("verify", folder.resolve("missing.jpg")).code());
    Call call = Call.of("verify", "--json", plain, unknown, folder.resolve("missing.jpg"));
    assertEquals(3, call.objects().size(), "one object a file");
    assertEquals("none", call.objects().get(0).text("verdict").orElse(""));
    assertEquals("inconclusive", call.objects().get(1).text("verdict").orElse(""));
  }

  @Test
  void verify_moreMemoryThanAllowed_inconclusive() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(("<svg>" + " ".repeat(1 << 20) + "</svg>").getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("a.svgz"), packed.toByteArray());
    assertEquals(2, Call.of("verify", file).code());
    assertEquals(3, Call.of("verify", "--memory-limit", "1", file).code());
    assertEquals(64, Call.of("verify", "--time-limit", "-1", file).code());
    assertEquals(64, Call.of("verify", "--time-limit", "soon", file).code());
  }

  @Test
  void verify_chinese_speaksChinese() throws IOException {
    Path plain = Call.jpeg(folder.resolve("plain.jpg"));
    Call call = Call.with(Locale.CHINESE, new byte[0], "verify", plain);
    assertTrue(call.out().contains("未检出"), call.out());
  }

  @Test
  void usage_wrongCalls_are64() {
    for (List<String> call :
        List.of(
            List.of("verify"),
            List.of("nonsense"),
            List.of("label", "x.jpg"),
            List.of("verify", "--nonsense", "x.jpg"),
            List.of("keys"),
            List.of("code"),
            List.of("batch", "label", "-o", "x", "--producer", "P"))) {
      Call result = Call.of(call.toArray());
      assertEquals(64, result.code(), call + result.err());
      assertTrue(result.err().startsWith("aigc-label: "), result.err());
    }
  }

  @Test
  void code_explain_tellsRightFromWrong() {
    Call right = Call.of("code", "explain", Call.PRODUCER);
    assertEquals(0, right.code());
    assertTrue(right.out().contains("91110102MACQD9K640"), right.out());
    Call wrong = Call.of("code", "explain", "--json", "001191330101MA27WPYJ18xliu");
    assertEquals(1, wrong.code());
    assertTrue(wrong.out().contains("\"valid\":false"), wrong.out());
  }

  @Test
  void code_build_isExplained() {
    Call built =
        Call.of("code", "build", "--credit-code", "91110102MACQD9K640", "--application", "0000");
    assertEquals(Call.PRODUCER, built.out().strip());
  }

  @Test
  void keys_everyAlgorithm_isMadeAndShown() {
    for (String algorithm : List.of("sm2", "p256", "ed25519", "rsa")) {
      Path keys = folder.resolve(algorithm);
      Call made = Call.of("keys", "new", "--algorithm", algorithm, "-o", keys);
      assertEquals(0, made.code(), made.err());
      Call shown = Call.of("keys", "show", "--json", keys.resolve("cert.pem"));
      assertEquals(algorithm, shown.objects().get(0).text("algorithm").orElse(""));
      Path request = folder.resolve(algorithm + ".csr");
      Call asked = Call.of("keys", "csr", "--key", keys.resolve("key.pem"), "-o", request);
      assertEquals(0, asked.code(), asked.err());
      assertTrue(Files.exists(request));
    }
    assertEquals(1, Call.of("keys", "new", "-o", folder.resolve("sm2")).code(), "never replaces");
  }

  @Test
  void formats_everyForm_namesJpeg() {
    assertTrue(Call.of("formats").out().contains("jpeg.xmp"));
    assertTrue(Call.of("formats", "--markdown").out().contains("| jpeg (.jpg"));
    assertTrue(Call.of("formats", "--json").out().contains("\"type\":\"jpeg\""));
  }

  @Test
  void completion_script_knowsTheCommands() {
    Call call = Call.of("completion");
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("propagate") && call.out().contains("--producer"));
  }
}
