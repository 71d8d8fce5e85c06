package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.cli.terminal.Texts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the documents true: their commands run, their links lead somewhere. */
class DocsTest {

  private static final Path ROOT = Path.of(System.getProperty("aigclabel.root", ".."));

  @TempDir Path folder;

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    assertTrue(documents.size() > 5, "found only " + documents);
    return documents;
  }

  @Test
  void formats_table_isAsTheProgramPrintsIt() throws IOException {
    String table = FormatsCommand.markdown(Formats.installed(), Texts.of(Locale.ENGLISH));
    assertTrue(
        Files.readString(ROOT.resolve("docs/formats.md")).endsWith(table),
        "put the output of ./aigc-label formats --markdown below the text of docs/formats.md");
  }

  @Test
  void rules_tables_areAsTheProgramPrintsThem() throws IOException {
    assertTrue(
        Files.readString(ROOT.resolve("docs/rules.md"))
            .endsWith(Call.of("rules", "--markdown").out()),
        "put the output of ./aigc-label rules --markdown below the text of docs/rules.md");
  }

  @Test
  void links_everyDocument_leadSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      Matcher links = Pattern.compile("]\\(([^)#]+)[^)]*\\)").matcher(Files.readString(document));
      while (links.find()) {
        String link = links.group(1);
        if (!link.startsWith("http") && !Files.exists(document.resolveSibling(link))) {
          dead.add(document.getFileName() + ": " + link);
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void commands_everyDocument_areUnderstood() throws IOException {
    Path sample = Call.jpeg(folder.resolve("sample.jpg"));
    List<String> refused = new ArrayList<>();
    int seen = 0;
    for (Path document : documents()) {
      for (String line : Files.readAllLines(document)) {
        if (line.strip().startsWith("./aigc-label ") && !line.matches(".* (serve|init)\\b.*")) {
          seen++;
          Call call = Call.of((Object[]) arguments(line, sample));
          if (call.code() == 64) {
            refused.add(document.getFileName() + ": " + line.strip() + ": " + call.err());
          }
        }
      }
    }
    assertTrue(seen > 10, "only " + seen);
    assertEquals(List.of(), refused);
  }

  @Test
  void readme_linesAsShown_allSucceedInTheirOrder() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/bin/sh")), "the README shows lines for a shell");
    String program =
        "#!/bin/sh\nAIGC_LABEL_CONFIG= exec '%s/bin/java' -cp '%s' org.aigclabel.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));
    Path launcher = Files.writeString(folder.resolve("aigc-label"), program);
    assertTrue(launcher.toFile().setExecutable(true));
    Path script = folder.resolve("walk.sh");
    String lines =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.matches(" {4}(\\./aigc-label|mkdir) .*"))
            .map(line -> line.strip().replace("CODE", Call.PRODUCER))
            .collect(Collectors.joining("\n"));
    Files.writeString(script, "set -ex\n" + lines + "\n");
    File log = folder.resolve("walk.log").toFile();
    Process walk =
        new ProcessBuilder("/bin/sh", script.toString())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertEquals(0, walk.waitFor(), Files.readString(log.toPath()));
    assertTrue(Files.exists(folder.resolve("report.html")), "the last line was run");
  }

  /** Puts a real picture, code and folder in the place of the document's. */
  private String[] arguments(String line, Path sample) throws IOException {
    Path work = Files.createTempDirectory(folder, "run");
    Call.of("keys", "new", "-o", work.resolve("keys").resolve("made"));
    List<String> words = new ArrayList<>();
    for (String word : line.strip().split(" +")) {
      String plain = word.replace("'", "");
      words.add(
          switch (plain) {
            case "CODE" -> Call.PRODUCER;
            case "cat.png",
                "cat.jpg",
                "upload.mp4",
                "upload.jpg",
                "aigc-label-demo/sample.jpg",
                "labelled.jpg",
                "upload/*",
                "pictures/",
                "labelled/" ->
                words.contains("-o") && words.get(words.size() - 1).equals("-o")
                    ? work.resolve("out").toString()
                    : sample.toString();
            case "keys/key.pem" -> work.resolve("keys/made/key.pem").toString();
            case "keys/cert.pem", "producer-cert.pem" ->
                work.resolve("keys/made/cert.pem").toString();
            default ->
                words.size() > 1 && words.get(words.size() - 1).matches("-o|--report|--audit")
                    ? work.resolve(plain).toString()
                    : plain;
          });
    }
    if (words.contains("demo")) {
      words.add(work.resolve("demo").toString());
    }
    return words.subList(1, words.size()).toArray(String[]::new);
  }
}
