package org.aigclabel.video;

import java.util.Locale;
import org.aigclabel.explicit.ExplicitLabel;

/**
 * The notice around the player that the Measures ask for beside the opening (Art. 4 (4)): it leaves
 * the film alone, so it never replaces the text burnt into an exported file.
 */
public final class PlayerNotice {

  private PlayerNotice() {}

  /**
   * Returns a WebVTT file that shows the words at the top of the picture.
   *
   * @param seconds how long, 2 at least
   */
  public static String webVtt(ExplicitLabel label, double seconds) {
    if (!(seconds >= 2 && seconds < 360_000)) {
      throw new IllegalArgumentException(
          "a notice for " + seconds + " s is not within 2 s and 100 h");
    }
    long millis = Math.round(seconds * 1000);
    String end =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d.%03d",
            millis / 3_600_000,
            millis / 60_000 % 60,
            millis / 1000 % 60,
            millis % 1000);
    return "WEBVTT\n\n00:00:00.000 --> " + end + " line:0 align:end\n" + escaped(label) + "\n";
  }

  /**
   * Returns an HTML fragment: a player with the words continuously above it.
   *
   * @param film the address of the film
   */
  public static String html(ExplicitLabel label, String film) {
    String source =
        film.replace("&", "&amp;")
            .replace("\"", "&quot;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    return """
        <figure class="aigc-label" style="display:inline-block;margin:0">
          <figcaption role="note" style="font:600 max(16px,5vmin)/1.4 sans-serif;color:#111;background:#fff;padding:0 .4em">%s</figcaption>
          <video controls style="display:block;max-width:100%%" src="%s"></video>
        </figure>
        """
        .formatted(escaped(label), source);
  }

  private static String escaped(ExplicitLabel label) {
    return label.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
