package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.cli.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

  @TempDir Path folder;

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PROGRAMDATA", folder.resolve("machine").toString());
    return environment;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void of_severalPlaces_nearestWins() throws IOException {
    Map<String, String> environment = environment();
    write(
        folder.resolve("machine/aigc-label/aigc-label.toml"),
        "producer = 'machine'\ndigest = 'sm3'\nplace = 'top'\nmargin = 0.03\n");
    write(
        folder.resolve("home/.config/aigc-label/aigc-label.toml"),
        "producer = 'user'\nplace = 'left'\nmargin = 0.04\n");
    write(folder.resolve("work/aigc-label.toml"), "producer = 'folder'\nmargin = 0.05\n");
    environment.put("AIGC_LABEL_PRODUCER", "variable");
    Path below = Files.createDirectories(folder.resolve("work/deep/er"));
    var settings = Configuration.of(below, environment).settings();
    assertEquals("variable", settings.get("producer").value());
    assertEquals("$AIGC_LABEL_PRODUCER", settings.get("producer").origin());
    assertEquals("0.05", settings.get("margin").value());
    assertTrue(settings.get("margin").origin().endsWith("aigc-label.toml:2"));
    assertEquals("left", settings.get("place").value());
    assertEquals("sm3", settings.get("digest").value());
    assertTrue(Configuration.exists(below, environment));
    assertFalse(Configuration.exists(below, Map.of("AIGC_LABEL_CONFIG", "none")));
  }

  @Test
  void of_paths_startFromTheirFile() throws IOException {
    write(
        folder.resolve("aigc-label.toml"),
        "key = 'keys/key.pem'\ntrust = ['a.pem', 'b.pem']\naudit = 'jdbc:postgresql:audit'\n");
    var settings = Configuration.of(folder, environment()).settings();
    assertEquals(folder.resolve("keys/key.pem").toString(), settings.get("key").value());
    assertEquals(
        folder.resolve("a.pem") + "\n" + folder.resolve("b.pem"), settings.get("trust").value());
    assertEquals("jdbc:postgresql:audit", settings.get("audit").value());
  }

  @Test
  void of_namedKeys_areTakenWholeFromTheNearestFile() throws IOException {
    write(
        folder.resolve("home/.config/aigc-label/aigc-label.toml"),
        "[keys.a]\nkey = 'a.pem'\ncert = 'old.pem'\n[keys.b]\nkey = 'b.pem'\n");
    write(folder.resolve("aigc-label.toml"), "margin = 0.05\n[keys.a]\nkey = 'mine.pem'\n");
    var keys = Configuration.of(folder, environment()).namedKeys();
    assertEquals(Map.of("key", folder.resolve("mine.pem").toString()), keys.get("a"));
    assertTrue(keys.get("b").get("key").endsWith("b.pem"));
  }

  @Test
  void of_whatCannotBeConfigured_isRefusedWithFileAndLine() throws IOException {
    for (String line :
        List.of(
            "password = 'x'",
            "force = true",
            "in-place = true",
            "producer = ",
            "[label]",
            "keys = 'a.pem'",
            "keys.a = 'a.pem'",
            "keys.a.password = 'x'",
            "keys.a.producer = 'x'",
            "audit = 'jdbc:postgresql:a?user=b&password=c'")) {
      write(folder.resolve("aigc-label.toml"), "# first\n" + line + "\n");
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> Configuration.of(folder, environment()))
              .getMessage();
      assertTrue(message.contains("aigc-label.toml:2"), line + ": " + message);
    }
  }

  @Test
  void label_configured_needsNoFlagsAndFlagsWin() throws IOException {
    Call.of("keys", "new", "-o", folder.resolve("keys"));
    write(
        folder.resolve("aigc-label.toml"),
        "producer = '%s'\nid = '{name}-7'\nkey = 'keys/key.pem'\naudit = 'audit.jsonl'\n"
            .formatted(Call.PRODUCER));
    Map<String, String> environment =
        Map.of("AIGC_LABEL_CONFIG", folder.resolve("aigc-label.toml").toString());
    Path in = Call.jpeg(folder.resolve("cat.jpg"));
    Path out = folder.resolve("out.jpg");
    Call call = Call.within(environment, "label", in, "-o", out, "--json");
    assertEquals(0, call.code(), call.err());
    assertTrue(call.out().contains("cat-7"), call.out());
    assertTrue(call.out().contains(Call.PRODUCER), call.out());
    assertTrue(Files.readString(folder.resolve("audit.jsonl")).contains("\"signed\":\"yes\""));
    Path second = folder.resolve("second.jpg");
    Call other =
        Call.within(environment, "label", in, "-o", second, "--producer", "Someone", "--json");
    assertTrue(other.out().contains("Someone"), other.err());
    Call shown = Call.within(environment, "config", "show");
    assertTrue(shown.out().contains("aigc-label.toml:2"), shown.out());
  }

  @Test
  void verify_configuredTrust_holdsForThePlainestCallToo() throws IOException {
    Call.of("keys", "new", "-o", folder.resolve("keys"));
    Path in = Call.jpeg(folder.resolve("cat.jpg"));
    Path out = folder.resolve("out.jpg");
    Path key = folder.resolve("keys/key.pem");
    Call.of("label", in, "-o", out, "--producer", Call.PRODUCER, "--id", "1", "--key", key);
    write(folder.resolve("aigc-label.toml"), "trust = ['keys/cert.pem']\n");
    String config = folder.resolve("aigc-label.toml").toString();
    Call call = Call.within(Map.of("AIGC_LABEL_CONFIG", config), "verify", out);
    assertTrue(call.out().contains("trusted:"), call.out());
    assertTrue(Call.of("verify", out).out().contains("not trusted"));
  }

  @Test
  void init_answers_writeAConfigurationThatHolds() throws IOException {
    Map<String, String> environment = new HashMap<>(environment());
    String answers = "\n91110000MADEM00032\nAI生成\n\nnone\n";
    Call made = Call.answering(environment, answers, "init", "--user");
    assertEquals(0, made.code(), made.err());
    Path file = Configuration.ofUser(environment);
    var settings = Configuration.of(folder, environment).settings();
    assertEquals("001191110000MADEM0003210000", settings.get("producer").value());
    assertTrue(Files.exists(Path.of(settings.get("key").value())));
    assertFalse(settings.containsKey("audit"));
    assertEquals(64, Call.answering(environment, answers, "init", "--user").code(), "is kept");
    environment.put("AIGC_LABEL_CONFIG", file.toString());
    Call doctor = Call.within(environment, "doctor");
    assertTrue(doctor.out().contains("001191110000MADEM0003210000"), doctor.out());
  }

  @Test
  void init_keysAreThere_proposesThem() throws IOException {
    Map<String, String> environment = new HashMap<>(environment());
    Path keys = Configuration.ofUser(environment).resolveSibling("keys");
    Call.of("keys", "new", "-o", keys);
    Call made = Call.answering(environment, "\n".repeat(5), "init", "--user");
    assertEquals(0, made.code(), made.err());
    var settings = Configuration.of(folder, environment).settings();
    assertEquals(keys.resolve("key.pem").toString(), settings.get("key").value());
    assertEquals(keys.resolve("cert.pem").toString(), settings.get("cert").value());
  }

  @Test
  void doctor_brokenKeyAndRecord_saysSoAndFails() throws IOException {
    Path key = folder.resolve("key.pem");
    Files.writeString(key, "no key");
    Call call = Call.of("doctor", "--key", key, "--audit", folder.resolve("no/such/audit.db"));
    assertEquals(1, call.code());
    assertEquals(2, call.out().lines().filter(l -> l.startsWith("FAILED")).count(), call.out());
    assertTrue(call.out().contains("Java"));
  }
}
