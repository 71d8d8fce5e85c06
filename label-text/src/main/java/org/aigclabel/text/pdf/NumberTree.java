package org.aigclabel.text.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;

/** Numbers and what they stand for, as PDFs keep them (ISO 32000-2 7.9.7). */
final class NumberTree {

  /**
   * Where a number stands.
   *
   * @param leaf the node that lists it
   * @param index of its value in the node's list
   * @param value what it stands for, null's object if it is not listed
   */
  record Place(COSDictionary leaf, int index, COSBase value) {}

  private static final int DEPTH = 32;
  private static final int NODES = 100_000;

  private final int wanted;
  private int nodes;
  private int highest = -1;
  private Place found = new Place(new COSDictionary(), 0, COSNull.NULL);

  private NumberTree(int wanted) {
    this.wanted = wanted;
  }

  static Place find(COSDictionary tree, int number) throws IOException {
    NumberTree search = new NumberTree(number);
    search.visit(tree, 0);
    return search.found;
  }

  /** Returns the highest number, -1 if there is none. */
  static int highest(COSDictionary tree) throws IOException {
    NumberTree search = new NumberTree(-1);
    search.visit(tree, 0);
    return search.highest;
  }

  private void visit(COSDictionary node, int depth) throws IOException {
    if (depth > DEPTH || ++nodes > NODES) {
      throw new IOException("a tree of numbers beyond the limits");
    }
    COSArray numbers = node.getCOSArray(COSName.NUMS);
    for (int i = 0; numbers != null && i + 1 < numbers.size(); i += 2) {
      if (numbers.getObject(i) instanceof COSNumber number) {
        highest = Math.max(highest, number.intValue());
        COSBase value = numbers.getObject(i + 1);
        if (number.intValue() == wanted && value != null) {
          found = new Place(node, i + 1, value);
        }
      }
    }
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size(); i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) {
        visit(kid, depth + 1);
      }
    }
  }
}
