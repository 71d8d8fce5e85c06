package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "001191110102MACQD9K64010000",
        "00119144030008867405X210001",
        "001191110102MAD55U9H0F10002",
        "001191440300708461136T1XGW3",
        "001191440101MA9Y9T4H7A00000",
        "001191330106MA2CFLDG4R10001",
        "001191110108335469089C10100",
        "001191110000802100433B12000",
        "001191110108MA01KP2T5U00000",
        "001191310104MACE0YX63918020",
        "001191440300MA5G49LC9K1YO01",
      })
  void parse_codeSeenInRealFiles_validAndUnchanged(String code) {
    assertEquals(code, ProviderCode.parse(code).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "001191330101MA27WPYJ18xliu|26 characters",
        "001191330101MA27WPYJ18xliu|upper-case",
        "001191110102MACQD9K65010000|check character is 0, not 3 (GB 32100-2015)",
        "001191110102MACQD9K74010000|organisation check character",
        "011191110102MACQD9K64010000|begins with 0111",
        "001191440101MA9Y9T4H7A00001|extension 00001",
        "001191110102MACQD9K64030000|extension 30000",
      })
  void problems_brokenCode_namesTheProblemAndItsClause(String code, String problem) {
    List<String> problems = ProviderCode.problems(code);

    assertTrue(problems.stream().anyMatch(p -> p.contains(problem)), problems::toString);
    assertThrows(IllegalArgumentException.class, () -> ProviderCode.parse(code));
  }

  @Test
  void problems_anyOneCharacterOfTheSubjectChanged_found() {
    String code = "001191110102MACQD9K64010000";
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    for (int i = 4; i < 22; i++) {
      for (char c : alphabet.toCharArray()) {
        String other = code.substring(0, i) + c + code.substring(i + 1);
        assertEquals(c == code.charAt(i), ProviderCode.problems(other).isEmpty(), other);
      }
    }
  }

  @Test
  void generating_creditCodeAndApplication_serviceTold() {
    ProviderCode code = ProviderCode.generating("91110102MACQD9K640", "8705");

    assertEquals("001191110102MACQD9K64018705", code.toString());
    assertEquals(ProviderCode.Service.GENERATION, code.service());
    assertEquals(
        ProviderCode.Service.PROPAGATION,
        ProviderCode.propagating("91110102MACQD9K640", "8705").service());
  }

  @Test
  void parse_individual_checkedByTheIdentityNumber() {
    String number = "11010519491231002X";
    assertEquals(
        ProviderCode.Subject.INDIVIDUAL, ProviderCode.parse("0021" + number + "00000").subject());
    assertFalse(ProviderCode.problems("0021110105194912310021" + "00000").isEmpty());
  }
}
