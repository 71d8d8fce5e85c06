package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

  private static final ProviderCode CODE = ProviderCode.parse("001191110102MACQD9K64010000");

  @Test
  void producedBy_firstWriting_propagationEqualsProduction() {
    Label label = Label.producedBy(CODE, "e3578014");

    assertEquals(label.contentProducer(), label.contentPropagator());
    assertEquals(label.produceId(), label.propagateId());
    assertTrue(label.asProduced());
  }

  @Test
  void toJson_sevenKeys_standardOrderWithoutSpace() {
    assertEquals(
        "{\"Label\":\"1\",\"ContentProducer\":\"001191110102MACQD9K64010000\","
            + "\"ProduceID\":\"e3578014\",\"ReservedCode1\":\"\","
            + "\"ContentPropagator\":\"001191110102MACQD9K64010000\","
            + "\"PropagateID\":\"e3578014\",\"ReservedCode2\":\"\"}",
        Label.producedBy(CODE, "e3578014").toJson());
  }

  @Test
  void toJson_everyPrintableCharacter_readBackEqual() {
    String odd = "\"\\/{}[]:,<>&'%|~ 中文\uD83D\uDE00";
    Label label = Label.producedBy(CODE, "x").withReservedCode1(odd);

    LabelSite site = LabelSite.read(Carrier.guide("t"), 0, label.toJson());

    assertEquals(label, site.label().orElseThrow());
    LabelSite wrapped = LabelSite.read(Carrier.guide("t"), 0, label.toWrappedJson());
    assertEquals(label, wrapped.label().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "中文", "a\\b", "a\nb"})
  void producedBy_idOutsideTheSet_refused(String id) {
    assertThrows(IllegalArgumentException.class, () -> Label.producedBy(CODE, id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\uD800", "\uDC00x", "\uFFFF", "\u007F"})
  void newLabel_characterThatNoCarrierHolds_refused(String text) {
    Label label = Label.producedBy(CODE, "x");
    assertThrows(IllegalArgumentException.class, () -> label.withReservedCode2(text));
  }

  @Test
  void propagated_ofAProducersLabel_producersFieldsUntouched() {
    Label label = Label.producedBy(CODE, "p1").withReservedCode1("sig");

    Label next = label.propagated("001191110102MACQD9K64020000", "q9", "other");

    assertEquals(
        List.of("1", CODE.toString(), "p1", "sig"),
        List.copyOf(next.fields().values()).subList(0, 4));
    assertFalse(next.asProduced());
  }
}
