package org.aigclabel.explicit;

import java.util.HashSet;
import java.util.Set;

/**
 * How a notice stands in text and documents (GB 45438-2025 5.1).
 *
 * @param places where in the text; one or more
 * @param pages on which pages or slides of a paged document
 * @param form words or corner mark
 * @param reading whether programs that read a tagged document aloud read it
 */
public record TextNotice(Set<Place> places, Pages pages, Form form, Reading reading) {

  /** A place in the text; the standard allows each and wants at least one. */
  public enum Place {
    START,
    MIDDLE,
    END
  }

  /** The pages or slides of a paged document that carry the notice. */
  public enum Pages {
    FIRST,
    FIRST_AND_LAST,
    EVERY
  }

  /** The two forms of 5.1. */
  public enum Form {
    /** A line of its own. */
    LINE,
    /** A small raised mark (角标), where the format can raise text; else a line. */
    CORNER_MARK
  }

  /** What a notice is to programs that read a tagged document, a PDF, aloud. */
  public enum Reading {
    /** An artifact, like a running head: passed over. */
    PASSED_OVER,
    /** Part of the text: read out. */
    READ_OUT
  }

  private static final TextNotice STANDARD =
      new TextNotice(Set.of(Place.START), Pages.FIRST, Form.LINE, Reading.PASSED_OVER);

  /** Refuses a notice that stands nowhere. */
  public TextNotice {
    places = Set.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "a notice stands at the start, in the middle or at the end, GB 45438-2025 5.1");
    }
  }

  /** Returns a line at the start, on the first page. */
  public static TextNotice standard() {
    return STANDARD;
  }

  /** Returns this notice at other places. */
  public TextNotice at(Place first, Place... more) {
    Set<Place> all = new HashSet<>(Set.of(more));
    all.add(first);
    return new TextNotice(all, pages, form, reading);
  }

  /** Returns this notice on other pages. */
  public TextNotice on(Pages other) {
    return new TextNotice(places, other, form, reading);
  }

  /** Returns this notice in another form. */
  public TextNotice as(Form other) {
    return new TextNotice(places, pages, other, reading);
  }

  /** Returns this notice, read out or passed over. */
  public TextNotice read(Reading other) {
    return new TextNotice(places, pages, form, other);
  }
}
