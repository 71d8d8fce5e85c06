package org.aigclabel.cli.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.cli.batch.Outcome.State;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.Texts;

/** Counts outcomes by state. */
public final class Summary {

  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private State worst = State.DONE;

  /** Counts one. */
  public void add(Outcome outcome) {
    counts.merge(outcome.state(), 1L, Long::sum);
    worst = worst.compareTo(outcome.state()) >= 0 ? worst : outcome.state();
  }

  /** Returns how many ended in a state. */
  public long count(State state) {
    return counts.getOrDefault(state, 0L);
  }

  /** Returns how many there were. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many ended in each state that occurred, in words, from best to worst. */
  public List<String> words(Locale locale) {
    return counts.entrySet().stream()
        .map(e -> Texts.of(locale).text("state." + JsonLine.word(e.getKey()), e.getValue()))
        .toList();
  }

  /** Returns the worst state that occurred. */
  public State worst() {
    return worst;
  }
}
