package org.aigclabel.image.svg;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.XmlText;
import org.aigclabel.container.XmlToken;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on SVG as outlines, so that no font is needed, over all else; readers of screens
 * get it as a title.
 */
@AutoService(ExplicitLabeler.class)
public final class SvgLabeler implements ExplicitLabeler {

  /** Pixels of the longer side on which the text is set; outlines are rounded to a tenth. */
  private static final int GRID = 4096;

  private static final Pattern LENGTH =
      Pattern.compile("\\s*+\\+?(\\d{1,9}(?:\\.\\d{0,9})?+|\\.\\d{1,9})(px|pt|pc|mm|cm|in)?+\\s*+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]++(?:[eE][-+]?\\d{1,3})?+");

  /** The part of the drawing that is shown, in its own units. */
  private record View(double x, double y, double width, double height) {}

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("svg");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Finding note = Finding.of(Rule.EXPLICIT_NOTE, "drawn as outlines over all else, with a title");
    if (!Gzip.isGzip(source)) {
      return Rendering.of(draw(source, label), note);
    }
    Gzip gzip = Gzip.of(source);
    byte[] drawn = draw(MediaSource.of(source.name(), gzip.text()), label).toBytes();
    return Rendering.of(gzip.deflated(drawn), note);
  }

  private static Plan draw(MediaSource source, ExplicitLabel label) throws IOException {
    SvgText text = SvgText.of(source, Gzip.text(source));
    SvgOutline outline = SvgFormat.outline(source, text);
    XmlToken root =
        outline.root().orElseThrow(() -> source.malformed(0, "wanted an svg element as root"));
    String group = group(source, root, label);
    String prefix = root.prefix().isEmpty() ? "" : root.prefix() + ":";
    int at = outline.close();
    Plan.Edits edits = Plan.edit(source);
    if (root.selfClosing()) {
      int slash = text.offset(at - 2);
      String rest = ">" + group + "</" + prefix + "svg>";
      edits.replace(slash, text.offset(at) - slash, text.encode(rest));
    } else {
      edits.insert(text.offset(at), text.encode(group));
    }
    return edits.plan();
  }

  private static String group(MediaSource source, XmlToken root, ExplicitLabel label)
      throws IOException {
    View view = view(source, root);
    double scale = Math.max(view.width(), view.height()) / GRID;
    Canvas canvas =
        Canvas.of(
            source.name(),
            (int) Math.max(1, Math.round(view.width() / scale)),
            (int) Math.max(1, Math.round(view.height() / scale)));
    Placement box = Lettering.of(label.text(), label.look()).on(canvas);
    String p = root.prefix().isEmpty() ? "" : root.prefix() + ":";
    String words = XmlText.escape(label.text());
    String path = path(box.outline());
    boolean plate = label.look().backing() == TextLook.Backing.PLATE;
    String back =
        plate
            ? String.format(
                Locale.ROOT,
                "<%srect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" style=\"fill:#000;stroke:none\"/>",
                p,
                box.x(),
                box.y(),
                box.width(),
                box.height())
            : String.format(
                Locale.ROOT,
                "<%spath d=\"%s\" style=\"fill:#000;stroke:#000;stroke-width:%.1f;stroke-linejoin:round\"/>",
                p,
                path,
                2 * box.contour());
    return String.format(
        Locale.ROOT,
        "<%1$sg role=\"img\" transform=\"translate(%2$s %3$s) scale(%4$s)\""
            + " style=\"opacity:%5$s;display:inline;visibility:visible;filter:none\">"
            + "<%1$stitle>%6$s</%1$stitle>%7$s<%1$spath d=\"%8$s\""
            + " style=\"fill:#fff;stroke:none;fill-rule:nonzero\"/></%1$sg>",
        p,
        view.x(),
        view.y(),
        scale,
        label.look().opacity(),
        words,
        back,
        path);
  }

  private static String path(List<double[]> lines) {
    StringBuilder path = new StringBuilder(lines.size() * 12);
    long lastX = Long.MIN_VALUE;
    long lastY = Long.MIN_VALUE;
    for (double[] line : lines) {
      long fromX = Math.round(10 * line[0]);
      long fromY = Math.round(10 * line[1]);
      long toX = Math.round(10 * line[2]);
      long toY = Math.round(10 * line[3]);
      if (fromX != lastX || fromY != lastY) {
        path.append(path.length() == 0 ? "M" : "zM").append(tenth(fromX)).append(' ');
        path.append(tenth(fromY));
      }
      if (toX != fromX || toY != fromY) {
        path.append('L').append(tenth(toX)).append(' ').append(tenth(toY));
      }
      lastX = toX;
      lastY = toY;
    }
    return path.append('z').toString();
  }

  private static String tenth(long tenths) {
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
  }

  private static View view(MediaSource source, XmlToken root) throws IOException {
    double[] box =
        NUMBER
            .matcher(root.attribute("viewBox"))
            .results()
            .limit(5)
            .mapToDouble(found -> number(found.group()))
            .toArray();
    if (root.attribute("preserveAspectRatio").contains("slice")) {
      throw unknown(source, "it is cut to the place where it is shown (slice)");
    }
    if (box.length == 4 && box[2] > 0 && box[3] > 0 && box[2] < 1e9 && box[3] < 1e9) {
      return new View(box[0], box[1], box[2], box[3]);
    }
    double width = length(root.attribute("width"));
    double height = length(root.attribute("height"));
    if (width > 0 && height > 0) {
      return new View(0, 0, width, height);
    }
    throw unknown(source, "it has neither viewBox nor width and height");
  }

  private static UnsupportedMediaException unknown(MediaSource source, String why) {
    return new UnsupportedMediaException(
        source.name(), why + ", so no corner is known: give the svg element a viewBox");
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double length(String attribute) {
    Matcher length = LENGTH.matcher(attribute);
    if (!length.matches()) {
      return 0;
    }
    String unit = length.group(2) == null ? "px" : length.group(2);
    double pixels =
        switch (unit) {
          case "pt" -> 96 / 72.0;
          case "pc" -> 16;
          case "mm" -> 96 / 25.4;
          case "cm" -> 96 / 2.54;
          case "in" -> 96;
          default -> 1;
        };
    return number(length.group(1)) * pixels;
  }
}
