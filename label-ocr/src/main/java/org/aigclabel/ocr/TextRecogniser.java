package org.aigclabel.ocr;

import java.awt.image.BufferedImage;
import java.util.List;

/** Reads one line of text: the text recognition model's classes, repeats and blanks dropped. */
final class TextRecogniser {

  private static final int HEIGHT = 48;
  private static final int LONGEST = 960;

  private TextRecogniser() {}

  /**
   * What a line says.
   *
   * @param text as recognised
   * @param confidence 0 to 1, the mean over its characters
   */
  record Reading(String text, double confidence) {}

  static Reading read(BufferedImage line) {
    int width = (int) Math.round((double) line.getWidth() * HEIGHT / line.getHeight());
    BufferedImage scaled = Pictures.scaled(line, Math.max(16, Math.min(LONGEST, width)), HEIGHT);
    Models.Output output = Models.shared().recognise(Planes.forRecognition(scaled));
    List<String> alphabet = Models.shared().alphabet();
    int steps = (int) output.shape()[1];
    int classes = (int) output.shape()[2];
    StringBuilder text = new StringBuilder();
    double sum = 0;
    int count = 0;
    int last = 0;
    for (int step = 0; step < steps; step++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (output.values()[step * classes + c] > output.values()[step * classes + best]) {
          best = c;
        }
      }
      if (best != 0 && best != last && best < alphabet.size()) {
        text.append(alphabet.get(best));
        sum += output.values()[step * classes + best];
        count++;
      }
      last = best;
    }
    return new Reading(text.toString(), count == 0 ? 0 : sum / count);
  }
}
