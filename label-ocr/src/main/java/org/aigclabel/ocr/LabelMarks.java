package org.aigclabel.ocr;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aigclabel.Finding;
import org.aigclabel.Rule;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.explicit.Wording;

/**
 * Tells which lines of text are labels and measures them against GB 45438-2025 5.2 and 5.4. Marks
 * of vendors that fall short of the wording are reported as such.
 */
final class LabelMarks {

  /** Marks of generating services that name no generation; seen in real exports. */
  private static final Pattern MARK =
      Pattern.compile(
          "(豆包|即梦|可灵|通义|千问|文心|智谱|清影|海螺|星绘|混元|元宝|万相|Vidu|Kling|Jimeng)\\s*(AI)?|(?<![A-Za-z])AI(?![A-Za-z])\\s*(创作|作品|绘画)");

  private static final double SURE = 0.6;
  private static final double LEAST_CONTRAST = 3;

  /** How far from an edge, as a share of that side, text is no longer at it; our reading. */
  private static final double AT_THE_EDGE = 0.25;

  private LabelMarks() {}

  static boolean isLabel(TextLine line) {
    return line.confidence() >= SURE && isLabel(line.text());
  }

  static boolean isLabel(String text) {
    return Wording.complies(text) || MARK.matcher(text.replace(" ", "")).find();
  }

  /** Returns a label on a picture of this size, with where it falls short. */
  static ExplicitFinding on(TextLine line, int width, int height) {
    return new ExplicitFinding(
        "text", line.text(), place(line.box()), line.confidence(), findings(line, width, height));
  }

  static String place(Rectangle box) {
    return box.x + "," + box.y + " " + box.width + "x" + box.height;
  }

  static List<Finding> findings(TextLine line, int width, int height) {
    List<Finding> findings = new ArrayList<>();
    if (!Wording.namesAi(line.text())) {
      findings.add(Finding.of(Rule.EXPLICIT_WORDING, line.text(), "reason.element.ai"));
    }
    if (!Wording.namesGeneration(line.text())) {
      findings.add(Finding.of(Rule.EXPLICIT_WORDING, line.text(), "reason.element.generation"));
    }
    if (!atTheEdge(line.box(), width, height)) {
      findings.add(
          Finding.of(
              Rule.EXPLICIT_PLACE,
              line.text(),
              "reason.box:" + place(line.box()).replace(' ', '/')));
    }
    double share = (double) line.box().height / Math.min(width, height);
    String percent = number(share * 100, TextLook.LEAST_HEIGHT * 100);
    if (share < TextLook.LEAST_HEIGHT) {
      findings.add(Finding.of(Rule.EXPLICIT_HEIGHT, percent, line.text()));
    }
    String contrast = number(line.contrast(), LEAST_CONTRAST);
    if (line.contrast() < LEAST_CONTRAST) {
      findings.add(Finding.of(Rule.EXPLICIT_CONTRAST, contrast, line.text()));
    }
    findings.add(Finding.of(Rule.EXPLICIT_NOTE, "reason.measured:" + percent + "/" + contrast));
    return findings;
  }

  private static boolean atTheEdge(Rectangle box, int width, int height) {
    int across = Math.min(box.x, width - box.x - box.width);
    int down = Math.min(box.y, height - box.y - box.height);
    return across <= AT_THE_EDGE * width && box.width < width / 2 || down <= AT_THE_EDGE * height;
  }

  /** A value below a limit is not rounded up to it. */
  private static String number(double value, double limit) {
    boolean rounds = value < limit && Math.round(value * 10) >= limit * 10;
    return rounds
        ? String.format(Locale.ROOT, "%.2f", Math.floor(value * 100) / 100)
        : number(value);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
