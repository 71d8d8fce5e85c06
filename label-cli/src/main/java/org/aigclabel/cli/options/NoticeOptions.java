package org.aigclabel.cli.options;

import java.util.Arrays;
import java.util.Optional;
import org.aigclabel.explicit.TextNotice;
import picocli.CommandLine.Option;

/** How a notice is to stand in texts and documents. */
final class NoticeOptions {

  @Option(names = "--notice-at", paramLabel = "start|middle|end", split = ",")
  TextNotice.Place[] places = {};

  @Option(names = "--notice-pages", paramLabel = "first|first_and_last|every")
  Optional<TextNotice.Pages> pages = Optional.empty();

  @Option(names = "--corner-mark")
  boolean cornerMark;

  @Option(names = "--read-out")
  boolean readOut;

  /** Returns the notice that was asked for, the standard one by default. */
  TextNotice notice() {
    TextNotice notice = TextNotice.standard();
    if (places.length > 0) {
      notice = notice.at(places[0], Arrays.copyOfRange(places, 1, places.length));
    }
    notice = notice.on(pages.orElse(notice.pages()));
    notice = notice.as(cornerMark ? TextNotice.Form.CORNER_MARK : notice.form());
    return notice.read(readOut ? TextNotice.Reading.READ_OUT : notice.reading());
  }
}
