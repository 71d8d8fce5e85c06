package org.aigclabel.image.png;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a stored picture or frame that lies under the label, in its own coordinates.
 *
 * @param x first column
 * @param y first row
 * @param width at least 1
 * @param height at least 1
 */
record Region(int x, int y, int width, int height) {

  /**
   * The rows and columns of one pass that lie in a region.
   *
   * @param pass the pass
   * @param first row
   * @param last row
   * @param left first column
   * @param right last column
   */
  record Rows(PngHeader.Pass pass, int first, int last, int left, int right) {

    /** Returns the rows of one pass among those of several; none if its last is -1. */
    static Rows of(List<Rows> all, PngHeader.Pass pass) {
      return all.stream()
          .filter(rows -> rows.pass().equals(pass))
          .findFirst()
          .orElse(new Rows(pass, 0, -1, 0, -1));
    }

    /** Returns where the first changed row begins in the stream. */
    long start() {
      return pass.rowAt(first);
    }

    /** Returns the end of the row after the last, whose filter may look at the changed one. */
    long end() {
      return pass.rowAt(Math.min(pass.rows(), last + 2));
    }
  }

  /** Returns what of this region lies in a frame, in the frame's coordinates. */
  Optional<Region> within(int left, int top, int wide, int high) {
    int fromX = Math.max(x, left);
    int fromY = Math.max(y, top);
    int toX = Math.min(x + width, left + wide);
    int toY = Math.min(y + height, top + high);
    return fromX < toX && fromY < toY
        ? Optional.of(new Region(fromX - left, fromY - top, toX - fromX, toY - fromY))
        : Optional.empty();
  }

  /** Returns the rows of each pass that are touched, in the order of the stream. */
  List<Rows> rows(PngHeader header) {
    List<Rows> rows = new ArrayList<>();
    for (PngHeader.Pass pass : header.passes()) {
      int first = Math.max(0, y - pass.y() + pass.stepY() - 1) / pass.stepY();
      int left = Math.max(0, x - pass.x() + pass.stepX() - 1) / pass.stepX();
      int lastY = y + height - 1 - pass.y();
      int lastX = x + width - 1 - pass.x();
      int last = lastY < 0 ? -1 : Math.min(pass.rows() - 1, lastY / pass.stepY());
      int right = lastX < 0 ? -1 : Math.min(pass.columns() - 1, lastX / pass.stepX());
      if (first <= last && left <= right) {
        rows.add(new Rows(pass, first, last, left, right));
      }
    }
    return rows;
  }
}
