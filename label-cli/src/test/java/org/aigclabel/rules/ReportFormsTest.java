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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.aigclabel.Rule;
import org.aigclabel.cli.commands.App;
import org.aigclabel.cli.terminal.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports keep to their published forms: our JSON Schema, the essentials of SARIF 2.1.0. */
class ReportFormsTest {

  private static final String HOSTILE = "x\u202Egpj.<img src=x onerror=alert(1)>&'.png";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> SARIF_LEVELS = Set.of("none", "note", "warning", "error");

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
    Path labelled = folder.resolve("labelled.jsonl");
    String code = "001191110102MACQD9K64010000";
    Path out = folder.resolve("out");
    run("batch", "label", files, "-o", out, "--producer", code, "--report", labelled);
    lines += Files.readString(labelled);
    assertTrue(lines.lines().count() >= 12 && lines.contains("\"bytes\""), lines);
    for (String line : lines.lines().toList()) {
      assertEquals(List.of(), List.copyOf(schema.validate(JSON.readTree(line))), line);
    }
    assertFalse(schema.validate(JSON.readTree("{\"file\":\"x\",\"findings\":[1]}")).isEmpty());
  }

  @Test
  void sarif_everyResult_pointsAtItsRuleAndFile() throws IOException {
    Path spaced = files.resolve("中文 图 片%20#1.png");
    Files.copy(files.resolve("strange.png"), spaced);
    JsonNode log = JSON.readTree(report("r.sarif"));
    assertTrue(log.get("$schema").asText().matches("https://.*sarif.*2\\.1\\.0.*json"));
    assertEquals("2.1.0", log.get("version").asText());
    JsonNode run = log.get("runs").get(0);
    JsonNode driver = run.get("tool").get("driver");
    assertFalse(driver.get("name").asText().isEmpty());
    Set<String> places = new HashSet<>();
    assertFalse(run.get("results").isEmpty());
    for (JsonNode result : run.get("results")) {
      JsonNode rule = driver.get("rules").get(result.get("ruleIndex").asInt(-1));
      assertEquals(result.get("ruleId"), rule.get("id"));
      assertFalse(result.get("message").get("text").asText().isEmpty());
      assertTrue(SARIF_LEVELS.contains(result.get("level").asText()), result::toString);
      JsonNode place = result.get("locations").get(0).get("physicalLocation");
      String uri = place.get("artifactLocation").get("uri").asText();
      assertTrue(uri.matches("file:///(?:[\\w\\-.~!$&'()*+,;=:@/]|%[0-9A-F]{2})+"), uri);
      places.add(Path.of(URI.create(uri)).getFileName().toString());
    }
    assertTrue(places.contains(spaced.getFileName().toString()), places::toString);
  }

  @Test
  void sarif_rules_areUniqueAndDescribed() throws IOException {
    JsonNode rules = JSON.readTree(report("r.sarif")).at("/runs/0/tool/driver/rules");
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : rules) {
      String id = rule.path("id").asText();
      assertTrue(!id.isEmpty() && ids.add(id), id);
      for (String text : List.of("shortDescription", "fullDescription", "help")) {
        if (rule.has(text)) {
          assertFalse(rule.get(text).path("text").asText().isEmpty(), id + " " + text);
        }
      }
      String level = rule.at("/defaultConfiguration/level").asText("warning");
      assertTrue(level.isEmpty() || SARIF_LEVELS.contains(level), id + " " + level);
    }
    assertTrue(ids.size() > Rule.values().length);
  }
}
