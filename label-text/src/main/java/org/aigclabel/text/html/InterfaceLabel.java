package org.aigclabel.text.html;

import java.util.Locale;
import org.aigclabel.container.XmlText;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Wording;
import org.aigclabel.text.Notices;

/**
 * A piece of HTML and CSS that shows the notice continuously in an interactive interface, beside
 * the content or at an edge of the window (GB 45438-2025 5.6). It follows the page's colours, light
 * or dark, and screen readers announce it.
 */
public final class InterfaceLabel {

  /** Where the notice stands continuously. */
  public enum Place {
    /** In the flow, beside the content it is put next to. */
    BESIDE("display:inline-block;margin:.25em 0"),
    /** At the top of the window. */
    TOP("position:fixed;top:0;left:0;right:0;z-index:2147483000;text-align:center"),
    /** At the bottom of the window. */
    BOTTOM("position:fixed;bottom:0;left:0;right:0;z-index:2147483000;text-align:center");

    private final String style;

    Place(String style) {
      this.style = style;
    }
  }

  private InterfaceLabel() {}

  /** Returns the fragment in the standard words of a language. */
  public static String fragment(Locale locale, Place place) {
    return fragment(ExplicitLabel.in(locale).text(), place);
  }

  /** Returns the fragment with words that have both elements. */
  public static String fragment(String words, Place place) {
    String text = XmlText.escapeAttribute(Wording.require(words));
    String name = "aigc-interface-" + place.name().toLowerCase(Locale.ROOT);
    return """
    <style>
    .NAME{PLACE;box-sizing:border-box;padding:.3em .8em;font:500 14px/1.5 system-ui,sans-serif;\
    color:#1f1f1f;background:#f4f4f4;border:1px solid #767676;border-radius:.3em}
    @media (prefers-color-scheme:dark){.NAME{color:#f4f4f4;background:#2b2b2b;border-color:#9a9a9a}}
    @media print{.NAME{position:static}}
    </style>
    <div class="NAME" role="note" lang="LANG" aria-label="WORDS">WORDS</div>
    """
        .replace("NAME", name)
        .replace("PLACE", place.style)
        .replace("LANG", Notices.language(words))
        .replace("WORDS", text);
  }
}
