package org.aigclabel.text.pdf;

/** Counts the operators of a page: forms that show forms can make them double without end. */
final class PdfSteps {

  private final int most;
  private int taken;

  PdfSteps(int most) {
    this.most = most;
  }

  /** Counts one; PDFBox lets only unchecked exceptions through. */
  void take() {
    if (++taken > most) {
      throw new IllegalStateException("a page of more than " + most + " operators");
    }
  }
}
