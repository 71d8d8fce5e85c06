package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {

  private static final String PLAIN =
      Label.producedBy("001191110102MACQD9K64010000", "e357").toJson();

  private static LabelSite read(String raw) {
    return LabelSite.read(Carrier.guide("test"), 7, raw);
  }

  private static List<String> codes(LabelSite site) {
    return site.deviations().stream().map(Finding::code).toList();
  }

  @Test
  void read_canonicalText_noDeviation() {
    assertEquals(List.of(), read(PLAIN).deviations());
    assertEquals(List.of(), read("{\"AIGC\":" + PLAIN + "}").deviations());
    assertEquals(List.of(), read(" \n" + PLAIN + "\u0000\u0000").deviations());
  }

  @Test
  void read_encodedTwice_sameLabelAndNamed() {
    StringBuilder twice = new StringBuilder();
    org.aigclabel.container.Json.quote(twice, PLAIN);

    for (String raw :
        List.of(twice.toString(), "{\"AIGC\":" + twice + "}", PLAIN.replace("\"", "\\\""))) {
      assertEquals(read(PLAIN).fields(), read(raw).fields(), raw);
      assertEquals(List.of("label.encoded.twice"), codes(read(raw)), raw);
    }
  }

  @Test
  void read_entities_sameLabelAndNamed() {
    LabelSite site = read(PLAIN.replace("\"", "&quot;"));

    assertEquals(read(PLAIN).fields(), site.fields());
    assertEquals(List.of("label.entities"), codes(site));
  }

  @Test
  void read_base64_sameLabelAndNamed() {
    String raw = Base64.getEncoder().encodeToString(PLAIN.getBytes(StandardCharsets.UTF_8));

    assertEquals(read(PLAIN).fields(), read(raw).fields());
    assertEquals(List.of("label.text"), codes(read(raw)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Label\":\"1\"|\"Label\":1|label.fields.type",
        "\"Label\":\"1\"|\"Label\":\"0\"|label.value",
        "\"Label\":\"1\"|\"Label\":\"AIGC\"|label.value",
        "\"ReservedCode1\":\"\"|\"ReservedCode1\":null|label.fields.null",
        "\"ReservedCode1\":\"\"|\"ReserveCode1\":\"\"|label.fields.misspelt",
        "ContentPropagator|Propagator|label.fields.misspelt",
        "PropagateID|PropatorID|label.fields.misspelt",
        "\"Label\":\"1\"|\"Label\":\"1\",\"Label\":\"2\"|label.fields.duplicate",
        "\"Label\":\"1\"|\"Label\":\"1\",\"Extra\":\"2\"|label.fields.unknown",
        "\"ProduceID\":\"e357\"|\"ProduceID\":\"e 357\"|label.characters",
        "\"ProduceID\":\"e357\"|\"ProduceID\":\"文件\"|label.characters",
        "\"ProduceID\":\"e357\"|\"ProduceID\":\"undefined\"|label.placeholder",
        "\"ProduceID\":\"e357\"|\"ProduceID\":\"%!s(MISSING)\"|label.placeholder",
        "\"ProduceID\":\"e357\",||label.fields.missing",
        "\"ProduceID\":\"e357\"|\"ProduceID\":\"\"|label.fields.empty",
        "\"PropagateID\":\"e357\"|\"PropagateID\":\"\"|label.propagation.empty",
        "\"ContentProducer\":\"001191110102MACQD9K64010000\"|\"ContentProducer\":\"001191110102MACQD9K65010000\"|producer.code",
        "\"ContentProducer\":\"001191110102MACQD9K64010000\"|\"ContentProducer\":\"kling\"|producer.name",
      })
  void read_oneDeviation_namedAndTheRestRead(String from, String to, String code) {
    LabelSite site = read(PLAIN.replace(from, to == null ? "" : to));

    assertTrue(codes(site).contains(code), () -> "wanted " + code + ", found " + codes(site));
    assertFalse(site.fields().isEmpty());
  }

  @Test
  void read_otherOrder_sameFieldsAndNamed() {
    LabelSite site =
        read(
            "{\"ContentProducer\":\"a\",\"Label\":\"1\",\"ProduceID\":\"b\",\"ReservedCode1\":\"\","
                + "\"ContentPropagator\":\"a\",\"PropagateID\":\"b\",\"ReservedCode2\":\"\"}");

    assertTrue(codes(site).contains("label.fields.order"));
    assertEquals(Label.producedBy("a", "b"), site.label().orElseThrow());
  }

  @Test
  void read_misspeltKeysOfTheDraft_fieldsUnderStandardNames() {
    LabelSite site =
        read(
            "{\"Label\":\"1\",\"ContentProducer\":\"a\",\"ProduceID\":\"b\",\"ReserveCode1\":\"c\","
                + "\"Propagator\":\"d\",\"PropatorID\":\"e\"}");

    assertEquals("c", site.fields().get("ReservedCode1"));
    assertEquals("d", site.fields().get("ContentPropagator"));
    assertEquals("e", site.fields().get("PropagateID"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "17",
        "[\"not\",\"an\",\"object\"]",
        "{}",
        "{\"a\":\"b\"}",
        "{",
        "AIGC",
        "{\"AIGC\":[]}",
        "\"\\\"\\\\\\\"\"",
        "{\"Label\":\"1\""
      })
  void read_noLabel_keptRawAndNamedUnreadable(String raw) {
    LabelSite site = read(raw);

    assertEquals(raw, site.raw());
    assertTrue(site.fields().isEmpty());
    assertTrue(codes(site).contains("label.unreadable"), () -> codes(site).toString());
  }

  @Test
  void read_anyDamage_resultNeverAnException() {
    Random random = new Random(45438);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder damaged = new StringBuilder(PLAIN);
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(0x250));
      }
      damaged.setLength(random.nextInt(damaged.length() + 1));
      LabelSite site = read(damaged.toString());
      assertEquals(damaged.toString(), site.raw());
      site.label();
    }
    read("[".repeat(100_000));
    read("{\"AIGC\":".repeat(50_000));
  }
}
