package org.aigclabel.cli.commands;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.ImageIO;
import org.aigclabel.Formats;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.cli.options.Inputs;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.image.Upright;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the explicit label and writes only the corner it stands in, as a PNG to look at.
 *
 * @param terminal where to say so
 * @param formats what can be drawn on
 * @param label the label to draw
 */
record Preview(Terminal terminal, Formats formats, ExplicitLabel label) {

  /** Writes the corner; an existing file is left alone. */
  int write(String input, Path png) throws IOException {
    try (MediaSource source = Inputs.open(terminal, input)) {
      MediaType type = formats.require(source).type();
      ExplicitLabeler labeler = formats.labeler(type).orElseThrow(() -> unsupported(input, type));
      try (Rendering rendering = labeler.label(source, label)) {
        BufferedImage drawn =
            Upright.decode(rendering.plan().toBytes()).orElseThrow(() -> unsupported(input, type));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(corner(drawn, label.look().place()), "png", out);
        Files.write(png, out.toByteArray(), StandardOpenOption.CREATE_NEW);
      }
    }
    terminal.say("preview.made", png);
    return ExitCode.OK.code();
  }

  private UsageException unsupported(String input, MediaType type) {
    return UsageException.of(terminal, "preview.unsupported", input, type);
  }

  private static BufferedImage corner(BufferedImage image, Corner place) {
    int width = Math.max(1, Math.min(image.getWidth(), image.getWidth() / 2));
    int height = Math.max(1, Math.min(image.getHeight(), image.getHeight() / 3));
    int x = (int) Math.round((image.getWidth() - width) * place.x());
    int y = (int) Math.round((image.getHeight() - height) * place.y());
    return image.getSubimage(x, y, width, height);
  }
}
