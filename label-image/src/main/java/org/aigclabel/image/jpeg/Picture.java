package org.aigclabel.image.jpeg;

import java.util.Arrays;
import java.util.List;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.image.jpeg.Frame.Component;

/**
 * What a scan is drawn with.
 *
 * @param frame the frame
 * @param tones how components hold colours
 * @param overlays what is drawn, by component
 * @param quantisation tables in zigzag order, by component
 * @param restart MCUs between restart markers, 0 for none
 */
record Picture(
    Frame frame,
    Tones tones,
    List<Overlay> overlays,
    List<Quantisation> quantisation,
    int restart) {

  Overlay overlay(Component component) {
    return overlays.get(component.index());
  }

  Quantisation quantisation(Component component) {
    return quantisation.get(component.index());
  }

  /** Returns whether any coefficient of the file has to be multiplied. */
  boolean isRefined() {
    return quantisation.stream()
        .anyMatch(q -> Arrays.stream(q.factors()).anyMatch(factor -> factor > 1));
  }

  /** Returns this picture with the tables in force at another scan. */
  Picture with(List<Quantisation> tables, int mcus) {
    return new Picture(frame, tones, overlays, tables, mcus);
  }

  /** Returns the share of the label's power that coarse quantisation has lost, 0 to 1. */
  double loss() {
    Overlay tone = overlays.get(tones == Tones.CMYK || tones == Tones.YCCK ? 3 : 0);
    return tone.loss();
  }

  /** Paints the label to stand out from what the overlays have observed. */
  void paint(Placement box) {
    Stamp stamp =
        box.paint(
            (x, y) -> {
              float[] values = new float[overlays.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = overlays.get(i).mean(x, y);
              }
              return tones.luma(values);
            });
    overlays.forEach(overlay -> overlay.paint(stamp, tones));
  }
}
