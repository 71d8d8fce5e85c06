package org.aigclabel;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Labelling would break something in the file, and the caller has not insisted. */
public class HazardException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> hazards;

  /** Creates the exception for {@code file} with what would break. */
  public HazardException(String file, List<Finding> hazards) {
    super(file + ": " + hazards.get(0).message(Locale.ENGLISH));
    this.hazards = List.copyOf(hazards);
  }

  /** Returns what would break. */
  public List<Finding> hazards() {
    return hazards;
  }
}
