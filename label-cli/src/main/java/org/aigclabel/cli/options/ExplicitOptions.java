package org.aigclabel.cli.options;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.explicit.Corner;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.TextLook;
import org.aigclabel.explicit.VideoOpening;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the label that people see or hear is to be. */
final class ExplicitOptions {

  @Option(names = "--explicit-text", paramLabel = "TEXT")
  Optional<String> text = Optional.empty();

  @Option(names = "--place", paramLabel = "PLACE")
  Optional<String> place = Optional.empty();

  @Option(names = "--text-height", paramLabel = "SHARE")
  Optional<Double> height = Optional.empty();

  @Option(names = "--margin", paramLabel = "SHARE")
  Optional<Double> margin = Optional.empty();

  @Option(names = "--backing", paramLabel = "outline|plate")
  Optional<TextLook.Backing> backing = Optional.empty();

  @Option(names = "--opacity", paramLabel = "SHARE")
  Optional<Double> opacity = Optional.empty();

  @Option(names = "--seconds", paramLabel = "SECONDS")
  Optional<Double> seconds = Optional.empty();

  @Option(names = "--also", paramLabel = "middle|end|throughout", split = ",")
  Set<VideoOpening.Also> also = Set.of();

  @Option(names = "--fade", paramLabel = "SECONDS")
  Optional<Double> fade = Optional.empty();

  @Option(names = "--lossless")
  boolean lossless;

  @Mixin NoticeOptions notice = new NoticeOptions();
  @Mixin CueOptions cue = new CueOptions();

  /** Returns the label that was asked for, the standard one by default. */
  ExplicitLabel label(Terminal terminal) throws IOException {
    ExplicitLabel label =
        ExplicitLabel.standard()
            .looking(look(terminal))
            .standing(notice.notice())
            .sounding(cue.cue())
            .opening(opening());
    if (text.isPresent()) {
      label = label.saying(text.get());
    }
    return lossless ? label.withoutLoss() : label;
  }

  private VideoOpening opening() {
    VideoOpening standard = VideoOpening.standard();
    return new VideoOpening(seconds.orElse(standard.seconds()), also, fade.orElse(standard.fade()));
  }

  private TextLook look(Terminal terminal) {
    TextLook standard = TextLook.standard();
    return new TextLook(
        place.isPresent() ? corner(terminal, place.get()) : standard.place(),
        height.orElse(standard.height()),
        margin.orElse(standard.margin()),
        backing.orElse(standard.backing()),
        opacity.orElse(standard.opacity()));
  }

  private static Corner corner(Terminal terminal, String name) {
    for (Corner corner : Corner.values()) {
      if (corner.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return corner;
      }
    }
    throw UsageException.of(
        terminal, "place.unknown", name, java.util.Arrays.toString(Corner.values()));
  }
}
