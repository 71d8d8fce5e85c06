package org.aigclabel.cli.options;

import java.time.Duration;
import java.util.Optional;
import org.aigclabel.Limits;
import picocli.CommandLine.Option;

/** What one file may cost. */
public final class LimitOptions {

  private static final int MEBI = 1 << 20;

  @Option(names = "--time-limit", paramLabel = "SECONDS")
  Optional<Double> seconds = Optional.empty();

  @Option(names = "--memory-limit", paramLabel = "MIB")
  Optional<Integer> memory = Optional.empty();

  /** Returns the limits that were asked for, those for strangers' files by default. */
  public Limits limits() {
    Limits limits = Limits.safe();
    if (seconds.isPresent()) {
      limits = limits.within(Duration.ofMillis((long) (seconds.get() * 1000)));
    }
    return memory.isPresent() ? limits.holding((long) memory.get() * MEBI) : limits;
  }
}
