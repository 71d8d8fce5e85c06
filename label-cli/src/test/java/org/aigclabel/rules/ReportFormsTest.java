package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.cli.commands.App;
import org.aigclabel.cli.terminal.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports keep to their published forms: our JSON Schema, the essentials of SARIF 2.1.0, HTML. */
class ReportFormsTest {

  private static final String HOSTILE = "x\u202Egpj.<img src=x onerror=alert(1)>&'.png";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path files;

  @BeforeEach
  void make() throws IOException {
    files = Files.createDirectory(folder.resolve("in"));
    Files.write(files.resolve(HOSTILE), Checks.labelled(Pictures.plain()));
    Files.write(files.resolve("plain.png"), Pictures.saying("AI生成", 40, 700, 520));
    Files.write(files.resolve("damaged.tif"), new byte[] {0x49, 0x49, 0x2A, 0, -1, -1, -1, 0x7F});
    Files.write(files.resolve("strange.png"), Pictures.with("tEXt", "AIGC\0{\"Label\":\"<b>\"}"));
    Files.writeString(files.resolve("unknown.bin"), "\0\1\2\3");
  }

  private String run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), to, to, Locale.ENGLISH, Map.of());
    App.run(terminal, List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
    return out.toString(StandardCharsets.UTF_8);
  }

  private String report(String name) throws IOException {
    Path report = folder.resolve(name);
    run("batch", "verify", files, "--ocr", "--report", report);
    return Files.readString(report);
  }

  @Test
  void json_everyReport_isValidByThePublishedSchema() throws IOException {
    Path root = Path.of(System.getProperty("aigclabel.root", ".."));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(root.resolve("docs/report.schema.json")));
    String lines =
        report("r.jsonl")
            + run("verify", "--json", files.resolve(HOSTILE), files.resolve("missing.png"));
    assertTrue(lines.lines().count() >= 6, lines);
    for (String line : lines.lines().toList()) {
      assertEquals(List.of(), List.copyOf(schema.validate(JSON.readTree(line))), line);
    }
    assertFalse(schema.validate(JSON.readTree("{\"file\":\"x\",\"findings\":[1]}")).isEmpty());
  }

  @Test
  void sarif_everyResult_pointsAtItsRuleAndFile() throws IOException {
    JsonNode log = JSON.readTree(report("r.sarif"));
    assertEquals("2.1.0", log.get("version").asText());
    JsonNode run = log.get("runs").get(0);
    JsonNode rules = run.get("tool").get("driver").get("rules");
    assertFalse(run.get("results").isEmpty());
    for (JsonNode result : run.get("results")) {
      String id = rules.get(result.get("ruleIndex").asInt()).get("id").asText();
      assertEquals(result.get("ruleId").asText(), id);
      assertFalse(result.get("message").get("text").asText().isEmpty());
      assertTrue(List.of("note", "warning", "error").contains(result.get("level").asText()));
      JsonNode place = result.get("locations").get(0).get("physicalLocation");
      assertTrue(place.get("artifactLocation").get("uri").asText().startsWith("file:"));
    }
    for (JsonNode rule : rules) {
      assertTrue(rule.hasNonNull("id"));
    }
  }

  @Test
  void html_hostileNamesAndLabels_stayText() throws IOException {
    String page = report("r.html");
    assertFalse(page.contains("<img src=x"), "markup in a name");
    assertFalse(page.contains("<b>"), "markup in a label");
    assertFalse(page.contains("\u202E"), "a turned name");
    assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;&amp;&#39;.png"), page);
    assertFalse(page.contains("<script"), "a script");
    assertFalse(page.matches("(?s).*(src|href)=\"(?!data:image/jpeg;base64,).*"), "a link");
  }

  @Test
  void html_labelOnAPicture_boxedAndInBothLanguages() throws IOException {
    String page = report("r.html");
    assertTrue(page.contains("<svg viewBox=\"0 0 900 600\"><rect x=\""), "no box");
    assertTrue(page.contains("Explicit label") || page.contains("For people"));
    assertTrue(page.contains("显式标识") && page.contains("属于"), "no Chinese");
  }
}
