package org.aigclabel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps what is shipped complete. */
class ShippingTest {

  private static final Path ROOT = HouseSources.root();

  @Test
  void bom_everyLibraryModule_isListedInTheVersionOfTheBuild() throws IOException {
    String parent = Files.readString(ROOT.resolve("pom.xml"));
    String bom = Files.readString(ROOT.resolve("label-bom/pom.xml"));
    TreeSet<String> modules = new TreeSet<>(all("<module>(label-[a-z-]+)</module>", parent));
    assertTrue(modules.remove("label-bom"));
    TreeSet<String> listed = new TreeSet<>(all("<artifactId>(label-[a-z-]+)</artifactId>", bom));
    listed.remove("label-bom");
    assertEquals(modules, listed);
    String version = "<version>([^$<]+)</version>";
    assertEquals(all(version, parent).get(0), all(version, bom).get(0));
  }

  @Test
  void launchers_windowsAndOthers_startJavaInTheSameWay() throws IOException {
    TreeSet<String> unix = flags(Files.readString(ROOT.resolve("label-cli/src/dist/aigc-label")));
    TreeSet<String> windows =
        flags(Files.readString(ROOT.resolve("label-cli/src/dist/aigc-label.cmd")));
    unix.remove("-Daigclabel.lang"); // Windows: Java knows the language of the desktop
    assertTrue(unix.size() > 8, unix::toString);
    assertEquals(unix, windows);
  }

  private static TreeSet<String> flags(String launcher) {
    return new TreeSet<>(all("(?<![\\w-])(-X[\\w:+-]+|-D[\\w.]+)", launcher));
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }
}
