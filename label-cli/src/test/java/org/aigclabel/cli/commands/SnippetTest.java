package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Java and the requests that the documents show. */
class SnippetTest {

  private static final Path ROOT = Path.of(System.getProperty("aigclabel.root", ".."));

  @TempDir Path folder;

  private static List<String> blocks(String document, String language) throws IOException {
    String text = Files.readString(ROOT.resolve(document));
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @Test
  void java_ofTheReadme_compilesAndLabels() throws Exception {
    List<String> blocks = blocks("README.md", "java");
    assertEquals(2, blocks.size());
    Call.of("keys", "new", "-o", folder.resolve("keys"));
    Path in = Files.write(folder.resolve("cat.png"), Call.jpeg(7));
    compile(String.join("\n", blocks).replace("Path.of(\"", "Path.of(folder, \""));
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        MediaSource upload = MediaSource.of(in)) {
      loader
          .loadClass("Shown")
          .getMethod("run", String.class, String.class, Path.class, MediaSource.class)
          .invoke(null, folder.toString(), Call.PRODUCER, folder.resolve("keys/cert.pem"), upload);
    }
    Path labelled = folder.resolve("cat-labelled.png");
    Call call = Call.of("verify", labelled, "--trust", folder.resolve("keys/cert.pem"));
    assertEquals(0, call.code(), call.out());
  }

  private void compile(String statements) throws IOException {
    String source =
        """
        import java.nio.file.Path;
        import org.aigclabel.*;
        import org.aigclabel.explicit.*;
        import org.aigclabel.security.*;
        public class Shown {
          public static void run(String folder, String code, Path certificate, MediaSource upload)
              throws Exception {
        %s
          }
        }
        """
            .formatted(statements);
    Path file = Files.writeString(folder.resolve("Shown.java"), source);
    String path = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", path, file.toString());
    assertEquals(0, result, source);
  }

  @Test
  void requests_ofTheGuide_areAnswered() throws IOException {
    String block =
        blocks("docs/guide-services.md", "sh").stream()
            .filter(text -> text.contains("serve --stdio"))
            .findFirst()
            .orElseThrow();
    Path in = Files.write(folder.resolve("cat.jpg"), Call.jpeg(8));
    String requests =
        block
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> line.replace("cat.jpg\",\"output", in + "\",\"output"))
            .map(line -> line.replace("out.jpg", folder.resolve("out.jpg").toString()))
            .map(line -> line.replace("…Base64…", Base64.getEncoder().encodeToString(Call.jpeg(9))))
            .collect(Collectors.joining("\n"));
    Call.of("keys", "new", "-o", folder.resolve("keys"));
    Call call =
        Call.with(
            Locale.ENGLISH,
            requests.getBytes(StandardCharsets.UTF_8),
            "serve",
            "--stdio",
            "--jobs",
            1,
            "--producer",
            Call.PRODUCER,
            "--key",
            folder.resolve("keys/key.pem"));
    List<Json.Members> answers = call.objects();
    assertEquals(requests.lines().count(), answers.size(), call.out());
    assertTrue(call.out().lines().allMatch(line -> line.contains("\"ok\":true")), call.out());
  }
}
