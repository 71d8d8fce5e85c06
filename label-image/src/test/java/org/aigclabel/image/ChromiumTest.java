package org.aigclabel.image;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser shows what was labelled. */
class ChromiumTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;
  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "apng", "webp", "avif", "svg"})
  void labelledPicture_inABrowser_showsTheLabelInItsCorner(String format) throws Exception {
    Path browser = browser();
    byte[] plain = picture(format);
    Labeler labeler = Labeler.installed().showing(ExplicitLabel.standard());
    BufferedImage before = shown(browser, "plain." + format, plain);
    BufferedImage after = shown(browser, "drawn." + format, labeler.label(plain, LABEL));
    int corner = 0;
    int elsewhere = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      int difference = (before.getRGB(x, y) >> 8 & 0xFF) - (after.getRGB(x, y) >> 8 & 0xFF);
      if (Math.abs(difference) > 40) {
        corner += x > WIDTH / 2 && y > HEIGHT / 2 ? 1 : 0;
        elsewhere += x > WIDTH / 2 && y > HEIGHT / 2 ? 0 : 1;
      }
    }
    assertTrue(corner > 60, corner + " pixels of a label");
    assertTrue(elsewhere == 0, elsewhere + " other pixels");
    assertTrue(new Color(before.getRGB(20, 20)).getBlue() > 100, "the picture is shown at all");
  }

  private static Path browser() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path path = Path.of(folder, "chromium");
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    assumeTrue(false, "needs chromium");
    throw new IllegalStateException();
  }

  private byte[] picture(String format) throws IOException {
    if (format.equals("svg")) {
      return "<svg xmlns='http://www.w3.org/2000/svg' width='320' height='200'><rect width='320' height='200' fill='#306090'/></svg>"
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x306090));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    if (format.equals("png")) {
      return png.toByteArray();
    }
    return encoded(format, png.toByteArray());
  }

  private byte[] encoded(String format, byte[] png) throws IOException {
    String encoder =
        switch (format) {
          case "apng" -> "apng";
          case "webp" -> "libwebp";
          default -> "libaom-av1";
        };
    assumeTrue(
        Ffmpeg.installed(ffmpeg -> ffmpeg.encodes(encoder)).isPresent(),
        "needs FFmpeg with " + encoder);
    Path in = Files.write(folder.resolve("in.png"), png);
    Path out = folder.resolve("in." + format);
    List<String> arguments = new java.util.ArrayList<>();
    boolean moving = format.equals("apng");
    arguments.addAll(moving ? List.of("-loop", "1", "-t", "0.2") : List.of());
    arguments.addAll(List.of("-i", in.toString(), "-c:v", encoder));
    arguments.addAll(
        format.equals("avif") ? List.of("-still-picture", "1", "-pix_fmt", "yuv420p") : List.of());
    arguments.add(out.toString());
    Ffmpeg.installed().orElseThrow().run(arguments, java.time.Duration.ofMinutes(1));
    return Files.readAllBytes(out);
  }

  private BufferedImage shown(Path browser, String name, byte[] file) throws Exception {
    Files.write(folder.resolve(name), file);
    Path page =
        Files.writeString(
            folder.resolve(name + ".html"),
            "<body style='margin:0'><img src='" + name + "' width='320' height='200'>");
    Path screen = folder.resolve(name + ".screen.png");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + screen,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assumeTrue(
          process.waitFor(60, TimeUnit.SECONDS) && Files.exists(screen),
          "chromium took no screenshot here");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return ImageIO.read(screen.toFile());
  }
}
