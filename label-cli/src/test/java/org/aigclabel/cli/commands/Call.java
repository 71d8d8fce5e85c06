package org.aigclabel.cli.commands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.container.Json;

/** One call of the command line inside the test's process, and what came of it. */
record Call(int code, byte[] bytes, String err) {

  static final String PRODUCER = "001191110102MACQD9K64010000";
  static final String PLATFORM = "00119144030008867405X220001";

  static Call of(Object... arguments) {
    return with(Locale.ENGLISH, new byte[0], arguments);
  }

  static Call with(Locale locale, byte[] input, Object... arguments) {
    Map<String, String> environment =
        Map.of("TEST_PASSWORD", "secret", "AIGC_LABEL_CONFIG", "none");
    return run(locale, environment, input, arguments);
  }

  /** Runs a call with variables of its own. */
  static Call within(Map<String, String> environment, Object... arguments) {
    return run(Locale.ENGLISH, environment, new byte[0], arguments);
  }

  /** Runs a call with variables of its own that reads answers. */
  static Call answering(Map<String, String> environment, String answers, Object... arguments) {
    byte[] input = answers.getBytes(StandardCharsets.UTF_8);
    return run(Locale.ENGLISH, environment, input, arguments);
  }

  private static Call run(
      Locale locale, Map<String, String> environment, byte[] input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            locale,
            environment);
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = App.run(terminal, texts);
    return new Call(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  List<Json.Members> objects() {
    return out().lines().map(Call::object).toList();
  }

  static Json.Members object(String line) {
    try {
      return (Json.Members) Json.parse(line);
    } catch (Json.SyntaxException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Returns a small JPEG whose colour depends on the seed. */
  static byte[] jpeg(int seed) {
    BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new Color(seed * 2654435 & 0xFFFFFF));
    graphics.fillRect(0, 0, 96, 64);
    graphics.setPaint(Color.WHITE);
    graphics.fillOval(20 + seed % 30, 10, 30, 30);
    graphics.dispose();
    ImageIO.setUseCache(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes a small JPEG and returns its path. */
  static Path jpeg(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, jpeg(file.toString().hashCode()));
  }
}
