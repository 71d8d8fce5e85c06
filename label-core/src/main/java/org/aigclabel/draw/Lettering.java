package org.aigclabel.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.explicit.TextLook;

/**
 * Label text in a font and a look, to be put on any number of pictures. Thread-safe.
 *
 * @param text one line; broken into several where the picture is narrow
 * @param look place, height and backing
 * @param face the font
 */
public record Lettering(String text, TextLook look, Typeface face) {

  /**
   * Ink height in pixels below which Chinese characters run together; bigger is drawn if it fits.
   */
  private static final int LEGIBLE = 12;

  /** Ink height in pixels below which they cannot be told apart at all. */
  private static final int ILLEGIBLE = 7;

  /** The largest box that is painted; memory grows with it. */
  private static final long MOST_PIXELS = 1 << 24;

  /** The characters of the generation element, of which every label has one; measured. */
  private static final String MEASURED = "生成合";

  private static final List<String> ELEMENTS = List.of("人工智能", "生成", "合成");

  /** Refuses text that the font cannot show in full. */
  public Lettering {
    text = text.strip();
    if (text.isEmpty() || text.length() > 200) {
      throw new IllegalArgumentException("a label has 1 to 200 characters, not " + text.length());
    }
    face.require(text);
  }

  /** Returns text in the bundled font. */
  public static Lettering of(String text, TextLook look) {
    return new Lettering(text, look, Typeface.bundled());
  }

  /**
   * Returns where and how large the text stands on a picture.
   *
   * @throws UnsupportedMediaException if the picture is too small for legible text
   */
  public Placement on(Canvas canvas) throws UnsupportedMediaException {
    int side = canvas.shortestSide();
    int least = Math.max(ILLEGIBLE, share(TextLook.LEAST_HEIGHT, side));
    int wanted = Math.max(LEGIBLE, share(look.height(), side));
    int margin = (int) Math.round(look.margin() * side);
    for (int ink = Math.max(wanted, least); ink >= least; ink--) {
      Optional<Placement> placement =
          fit(canvas, margin, ink).or(margin == 0 ? Optional::empty : fitter(canvas, ink));
      if (placement.isPresent()) {
        return placement.get();
      }
    }
    throw new UnsupportedMediaException(
        canvas.name(),
        "\""
            + text
            + "\" of "
            + least
            + " pixels height does not fit on "
            + canvas.shownWidth()
            + " x "
            + canvas.shownHeight()
            + " pixels: use a shorter text, or show the notice beside the picture");
  }

  private Supplier<Optional<Placement>> fitter(Canvas canvas, int ink) {
    return () -> fit(canvas, 0, ink);
  }

  private static int share(double share, int side) {
    return (int) Math.ceil(share * side - 1e-9);
  }

  private Optional<Placement> fit(Canvas canvas, int margin, int ink) {
    double size = ink / lowest();
    Optional<Placement> placement = fit(canvas, margin, size);
    for (int i = 0; i < 60 && placement.isPresent() && measured(size) < ink; i++) {
      size += 0.02 + size * 0.002;
      placement = fit(canvas, margin, size);
    }
    return placement;
  }

  private Optional<Placement> fit(Canvas canvas, int margin, double size) {
    Typesetting set = Typesetting.of(this, size);
    int room = canvas.shownWidth() - 2 * margin - 2 * set.padX();
    Optional<List<String>> lines = broken(size, room, Break.BETWEEN_ELEMENTS);
    if (lines.isEmpty()) {
      lines = broken(size, room, Break.ANYWHERE);
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Typesetting broken = set.with(lines.get());
    return broken.width() <= canvas.shownWidth() - 2 * margin
            && broken.height() <= canvas.shownHeight() - 2 * margin
            && (long) broken.width() * broken.height() <= MOST_PIXELS
        ? Optional.of(new Placement(canvas, margin, broken))
        : Optional.empty();
  }

  /** Returns the height of the lowest measured glyph in units of the em. */
  private double lowest() {
    return measured()
        .mapToDouble(c -> face.glyph(c).top() - face.glyph(c).bottom())
        .min()
        .orElse(0.73);
  }

  private IntStream measured() {
    return text.codePoints().distinct().filter(c -> MEASURED.indexOf(c) >= 0);
  }

  /** Returns the measured height in pixels of the lowest measured glyph at a size. */
  int measured(double size) {
    int box = (int) Math.ceil(2 * size) + 2;
    return measured()
        .map(
            c -> {
              Coverage one = new Coverage(box, box);
              one.fill(face.glyph(c), 1, Math.ceil(1.5 * size), size);
              return one.inkHeight();
            })
        .min()
        .orElseGet(() -> (int) Math.round(lowest() * size));
  }

  double length(String line, double size) {
    return line.codePoints().mapToDouble(c -> face.glyph(c).advance() * size).sum();
  }

  /** Returns the text in as few lines as fit the width; nothing if a word is too long. */
  private Optional<List<String>> broken(double size, int room, Break where) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words(where)) {
      if (length((line + word).strip(), size) <= room) {
        line += word;
      } else {
        lines.add(line.strip());
        line = word;
      }
    }
    lines.add(line.strip());
    lines.removeIf(String::isEmpty);
    boolean fits = lines.stream().allMatch(one -> length(one, size) <= room);
    return fits ? Optional.of(lines) : Optional.empty();
  }

  /** Where lines may break besides at spaces. */
  private enum Break {
    /** Around Chinese characters, but not within the words of the elements. */
    BETWEEN_ELEMENTS,
    /** Around every Chinese character. */
    ANYWHERE
  }

  private List<String> words(Break where) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || breaks(i) && (where == Break.ANYWHERE || !inElement(i))) {
        words.add(text.substring(from, i));
        from = i;
      }
    }
    return words;
  }

  private boolean breaks(int at) {
    return breaks(text.charAt(at - 1)) || breaks(text.charAt(at));
  }

  private static boolean breaks(char c) {
    return c == ' ' || Character.isIdeographic(c);
  }

  private boolean inElement(int at) {
    for (String element : ELEMENTS) {
      int start = text.indexOf(element, Math.max(0, at - element.length() + 1));
      if (start >= 0 && start < at) {
        return true;
      }
    }
    return false;
  }
}
