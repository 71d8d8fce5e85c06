package org.aigclabel.text.chat;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Flow;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextNotice;

/**
 * Puts the notice at the start or end of each turn of a chat while its text streams by; nothing is
 * held back. Immutable; each turn has its own state.
 *
 * @param text the notice, with both elements
 * @param places start, end or both
 */
public record ChatLabeler(String text, Set<TextNotice.Place> places) {

  /** Refuses places that a stream does not know. */
  public ChatLabeler {
    places = Set.copyOf(places);
    if (places.isEmpty() || places.contains(TextNotice.Place.MIDDLE)) {
      throw new IllegalArgumentException("a turn has a start and an end, but no known middle");
    }
  }

  /** Returns a labeler of turns with the standard words of a language, at their start. */
  public static ChatLabeler in(Locale locale) {
    return of(ExplicitLabel.in(locale));
  }

  /** Returns a labeler that says and stands what the label says. */
  public static ChatLabeler of(ExplicitLabel label) {
    return new ChatLabeler(label.text(), label.notice().places());
  }

  /** Returns what comes before the first text of a turn, or nothing. */
  public String opening() {
    return places.contains(TextNotice.Place.START) ? text + "\n\n" : "";
  }

  /** Returns what comes after the last text of a turn, or nothing. */
  public String closing() {
    return places.contains(TextNotice.Place.END) ? "\n\n" + text : "";
  }

  /** Returns a turn that writes to {@code out}; closing it ends the turn, not {@code out}. */
  public Turn turn(Appendable out) {
    return new Turn(this, out);
  }

  /** Returns the text of a turn with its notice, read as it comes. */
  public Reader turn(Reader in) {
    return new LabeledReader(this, in);
  }

  /** Returns a processor of chunks: what is published to it is passed on with the notice. */
  public Flow.Processor<String, String> chunks() {
    return new ChatChunks(this);
  }

  /** One turn being written. An empty turn gets no notice. */
  public static final class Turn implements Appendable, AutoCloseable {

    private final ChatLabeler labeler;
    private final Appendable out;
    private boolean begun;
    private boolean ended;

    private Turn(ChatLabeler labeler, Appendable out) {
      this.labeler = labeler;
      this.out = out;
    }

    @Override
    public Turn append(CharSequence chunk) throws IOException {
      return append(chunk, 0, chunk.length());
    }

    @Override
    public Turn append(CharSequence chunk, int start, int end) throws IOException {
      if (end > start) {
        begin();
        out.append(chunk, start, end);
      }
      return this;
    }

    @Override
    public Turn append(char c) throws IOException {
      begin();
      out.append(c);
      return this;
    }

    private void begin() throws IOException {
      if (ended) {
        throw new IllegalStateException("the turn has ended");
      }
      if (!begun) {
        begun = true;
        out.append(labeler.opening());
      }
    }

    @Override
    public void close() throws IOException {
      if (begun && !ended) {
        out.append(labeler.closing());
      }
      ended = true;
    }
  }
}
