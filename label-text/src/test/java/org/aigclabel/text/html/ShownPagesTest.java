package org.aigclabel.text.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.aigclabel.MediaSource;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.text.Notices;
import org.aigclabel.text.ShownText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of notices where pages are shown: in a browser, behind a sanitiser. */
class ShownPagesTest {

  private static final String PAGE =
      "<!doctype html><html><head><meta charset=utf-8>"
          + "<style>:root{color-scheme:light dark}body{margin:0}</style></head>"
          + "<body><div style='height:300px'></div></body></html>";

  /** As forums and mail programs keep them: no scripts, no styles, no classes, no ids. */
  private static final List<String> KEPT = List.of("p", "sup", "b", "i", "a", "br", "ul", "li");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TextNotice.Form.class)
  void notice_sanitised_isStillFoundAndAloneOnItsLine(TextNotice.Form form) throws IOException {
    String page =
        labelled(TextNotice.standard().as(form), "<html><body><p>Text.</p></body></html>");
    String clean = sanitised(page);
    assertEquals("AI生成", ShownText.of(clean).strip().lines().findFirst().orElse(""), clean);
    assertEquals(1, Notices.in(ShownText.of(clean)).size(), clean);
    assertTrue(clean.matches("(?s).*<(p|sup)>AI&#x751F;&#x6210;</\\1>.*"), clean);
  }

  @ParameterizedTest
  @EnumSource(InterfaceLabel.Place.class)
  void interfaceLabel_lightAndDark_isLegible(InterfaceLabel.Place place) throws Exception {
    String fragment = InterfaceLabel.fragment(Locale.CHINESE, place);
    for (boolean dark : new boolean[] {false, true}) {
      int[] tones = tones(PAGE.replace("<body>", "<body>" + fragment), dark);
      assertTrue(contrast(tones) > 7, place + " dark " + dark + ": " + contrast(tones));
    }
  }

  @Test
  void banner_lightAndDark_takesThePagesColours() throws Exception {
    String page = labelled(TextNotice.standard(), PAGE);
    for (boolean dark : new boolean[] {false, true}) {
      assertTrue(contrast(tones(page, dark)) > 7, "dark " + dark);
    }
  }

  private static String labelled(TextNotice notice, String page) throws IOException {
    MediaSource source = MediaSource.of("a.html", page.getBytes(UTF_8));
    ExplicitLabel label = ExplicitLabel.standard().standing(notice);
    return new String(new HtmlNotice().label(source, label).plan().toBytes(), UTF_8);
  }

  /** Keeps the tags of the list without their attributes, and all text outside scripts. */
  private static String sanitised(String page) {
    Matcher tag = Pattern.compile("</?([a-zA-Z0-9!]+)[^>]*>").matcher(page);
    return tag.replaceAll(
        found -> {
          String name = found.group(1).toLowerCase(Locale.ROOT);
          String slash = found.group().startsWith("</") ? "/" : "";
          return KEPT.contains(name) ? "<" + slash + name + ">" : "";
        });
  }

  /** Returns the lightest and the darkest tone of the page as a browser shows it. */
  private int[] tones(String page, boolean dark) throws Exception {
    Optional<String> browser = browser();
    assumeTrue(browser.isPresent(), "no chromium on this machine");
    Path html = Files.writeString(folder.resolve("page.html"), page);
    Path picture = folder.resolve(dark ? "dark.png" : "light.png");
    Process process =
        new ProcessBuilder(
                browser.get(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=400,300",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--screenshot=" + picture,
                html.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.destroyForcibly();
    assumeTrue(ended && Files.exists(picture), "chromium takes no picture on this machine");
    BufferedImage image = ImageIO.read(picture.toFile());
    int corner = tone(image.getRGB(image.getWidth() - 1, image.getHeight() / 2));
    assertTrue(dark ? corner < 80 : corner > 200, "the page is " + corner);
    int[] range = {255, 0};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        range[0] = Math.min(range[0], tone(image.getRGB(x, y)));
        range[1] = Math.max(range[1], tone(image.getRGB(x, y)));
      }
    }
    return range;
  }

  private static int tone(int rgb) {
    return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
  }

  /** As WCAG 2.2 counts it, for greys. */
  private static double contrast(int[] tones) {
    return (luminance(tones[1]) + 0.05) / (luminance(tones[0]) + 0.05);
  }

  private static double luminance(int tone) {
    return Math.pow(tone / 255.0, 2.2);
  }

  private static Optional<String> browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            in ->
                Stream.of("chromium", "chromium-browser", "google-chrome").map(n -> Path.of(in, n)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
