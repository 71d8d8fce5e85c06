package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aigclabel.testdata.FormatFuzz;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code bench/fuzz} once found, rebuilt by hand: {@code fuzz/FORMAT/CASE}. */
class FuzzRegressionTest {

  static List<Path> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(FuzzRegressionTest.class.getResource("/fuzz").toURI());
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bytesOnceFound_obeyTheLaws(Path file) throws IOException {
    String format = file.getParent().getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    assertDoesNotThrow(() -> FormatFuzz.of(format).take(bytes));
  }
}
