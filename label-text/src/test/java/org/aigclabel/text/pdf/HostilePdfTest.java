package org.aigclabel.text.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile files are taken by a Java machine of their own, with a heap that none may fill. */
class HostilePdfTest {

  private static final Map<String, String> SAID = new TreeMap<>();

  @BeforeAll
  static void takeAll_smallHeap_ends() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx80m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                HostilePdfs.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    said.lines().forEach(line -> SAID.put(line.split(": ")[0], line.replaceFirst("[^:]*: ", "")));
    assertEquals(0, process.exitValue(), said);
  }

  @ParameterizedTest
  @CsvSource({
    "metadata, inflates beyond the limit",
    "metadata deflated twice, inflates beyond the limit",
    "metadata under another name, inflates beyond the limit",
    "contents, inflates beyond the limit",
    "contents in LZW, inflates beyond the limit",
    "contents in late LZW, inflates beyond the limit",
    "contents in runs, inflates beyond the limit",
    "contents in digits, inflates beyond the limit",
    "contents in digits of 85, inflates beyond the limit",
    "encrypted contents, inflates beyond the limit",
    "object stream, inflates beyond the limit",
    "cross-reference stream, inflates beyond the limit",
    "picture, labelled",
    "'arrays 10,000 deep', labelled",
    "'dictionaries 10,000 deep', labelled",
    "'pages 10,000 deep', StackOverflowError",
    "cross-references in a circle, labelled",
    "pages in a circle, recursion",
    "references in a circle, labelled",
    "form within itself, operators"
  })
  void hostileFile_smallHeap_isLabelledOrRefused(String name, String wanted) {
    String said = SAID.getOrDefault(name, "nothing");
    assertTrue(said.contains(wanted), said);
    assertTrue(said.equals("labelled") || said.startsWith("a.pdf at byte"), said);
  }

  @Test
  void hostileFiles_all_areNamedAbove() {
    assertEquals(20, SAID.size());
  }
}
