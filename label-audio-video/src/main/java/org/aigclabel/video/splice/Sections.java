package org.aigclabel.video.splice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.explicit.VideoOpening;
import org.aigclabel.explicit.VideoOpening.Also;
import org.aigclabel.video.splice.Section.Window;

/** Finds the sections of a film between places to cut that hold the times of a label. */
public final class Sections {

  private static final double LATEST = 1;

  private final Film film;
  private final VideoOpening opening;
  private final double[] latest;
  private final double[] inOrder;

  private Sections(Film film, VideoOpening opening) {
    this.film = film;
    this.opening = opening;
    int count = film.count();
    this.latest = new double[count];
    this.inOrder = new double[count];
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      latest[i] = before;
      inOrder[i] = film.shown(i);
      before = Math.max(before, inOrder[i]);
    }
    Arrays.sort(inOrder);
  }

  /** Returns up to when a film must be known for this label, in seconds. */
  public static double horizon(VideoOpening opening) {
    double needed = LATEST + opening.seconds() + opening.fade();
    return opening.also().isEmpty() ? needed : Double.MAX_VALUE;
  }

  /** Returns the sections in order, none beside another. */
  public static List<Section> of(Film film, VideoOpening opening) throws IOException {
    return new Sections(film, opening).find();
  }

  private List<Section> find() throws IOException {
    double seconds = opening.seconds();
    double fade = opening.fade();
    double begin = begin();
    double length = length();
    List<Section> sections = new ArrayList<>();
    if (opening.also().contains(Also.THROUGHOUT) || length - begin <= seconds) {
      return List.of(section(new Window(0, length, 0, 0)));
    }
    add(sections, new Window(0, Math.min(length, begin + seconds + fade), 0, fade));
    if (opening.also().contains(Also.MIDDLE)) {
      double half = seconds / 2 + fade;
      double middle = (begin + length) / 2;
      add(sections, new Window(middle - half, middle + half, fade, fade));
    }
    if (opening.also().contains(Also.END)) {
      add(sections, new Window(length - seconds - fade, length, fade, 0));
    }
    return sections;
  }

  /** Returns when the first picture is shown, in films that begin a little late. */
  private double begin() {
    return inOrder.length > 0 && inOrder[0] > 0 && inOrder[0] < LATEST ? inOrder[0] : 0;
  }

  /** Returns when the last picture ends, taking it to last as long as the one before. */
  private double length() {
    int last = inOrder.length - 1;
    return last < 0 ? 0 : inOrder[last] + (last == 0 ? 1 : inOrder[last] - inOrder[last - 1]);
  }

  private void add(List<Section> sections, Window window) throws IOException {
    Section section =
        section(new Window(Math.max(0, window.from()), window.to(), window.in(), window.out()));
    int last = sections.size() - 1;
    if (last < 0 || sections.get(last).to() < section.from()) {
      sections.add(section);
      return;
    }
    Section before = sections.get(last);
    double shift = (section.from() - before.from()) / (double) Section.RATE;
    List<Window> windows = new ArrayList<>(before.windows());
    for (Window w : section.windows()) {
      windows.add(new Window(w.from() + shift, w.to() + shift, w.in(), w.out()));
    }
    int to = Math.max(before.to(), section.to());
    sections.set(last, new Section(before.from(), to, windows));
  }

  private Section section(Window window) throws IOException {
    int from = lastCut(window.from());
    int to = firstCut(window.to());
    int start = index(window.from());
    int end = index(window.to());
    int in = index(window.from() + window.in()) - start;
    int out = end - index(window.to() - window.out());
    double rate = Section.RATE;
    Window inSection =
        new Window((start - from) / rate, (end - from) / rate, in / rate, out / rate);
    return new Section(from, to, List.of(inSection));
  }

  /** Returns the place, in the order of display, of the first picture shown then or later. */
  private int index(double time) {
    int at = Arrays.binarySearch(inOrder, time - 1e-6);
    return at < 0 ? -at - 1 : at;
  }

  private int lastCut(double time) throws IOException {
    for (int i = film.count() - 1; i > 0; i--) {
      if (film.shown(i) <= time + 1e-6 && isCut(i)) {
        return i;
      }
    }
    return 0;
  }

  private int firstCut(double time) throws IOException {
    for (int i = 1; i < film.count(); i++) {
      if (film.shown(i) >= time - 1e-6 && isCut(i)) {
        return i;
      }
    }
    return film.count();
  }

  private boolean isCut(int i) throws IOException {
    return film.isKey(i)
        && film.shown(i) > latest[i]
        && film.track().stream().standsAlone(film.picture(i));
  }
}
