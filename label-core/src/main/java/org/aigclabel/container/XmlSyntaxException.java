package org.aigclabel.container;

/** The text is no XML, or not of the kind that is accepted; says at which character. */
public final class XmlSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int offset;
  private final String problem;

  XmlSyntaxException(int offset, String problem) {
    super(problem);
    this.offset = offset;
    this.problem = problem;
  }

  /** Returns what was wrong there. */
  public String problem() {
    return problem;
  }

  /** Returns the character at which the problem was met. */
  public int offset() {
    return offset;
  }
}
