package org.aigclabel.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule has a file on which it speaks, and one alike on which it is silent. */
class RuleCatalogueTest {

  private static final Map<Rule, Example> EXAMPLES = new EnumMap<>(Rule.class);

  @BeforeAll
  static void gather(@TempDir Path folder) throws Exception {
    EXAMPLES.putAll(ImplicitExamples.all());
    EXAMPLES.putAll(ExplicitExamples.all());
    EXAMPLES.putAll(SignatureExamples.all(folder));
    EXAMPLES.putAll(FileExamples.all());
  }

  @ParameterizedTest
  @EnumSource
  void rule_itsTwoExamples_reportedAndSilent(Rule rule) throws Exception {
    Example example = EXAMPLES.get(rule);
    if (example == null) {
      fail(rule.code() + " has no example: put one into the class of its aspect");
    }
    List<Finding> reported = example.reported().call();
    assertTrue(speaks(rule, reported), () -> rule.code() + " is not among " + reported);
    List<Finding> silent = example.silent().call();
    assertFalse(speaks(rule, silent), () -> rule.code() + " is among " + silent);
  }

  private static boolean speaks(Rule rule, List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.rule() == rule);
  }
}
