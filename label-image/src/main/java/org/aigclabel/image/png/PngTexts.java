package org.aigclabel.image.png;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/** The texts in a PNG, for those who look for other things than labels in them. */
public final class PngTexts {

  private static final int MOST = 1_000;

  /**
   * One text.
   *
   * @param keyword its name
   * @param value the text, or the packet or TIFF block that it spells in hexadecimal
   */
  public record Text(String keyword, byte[] value) {

    /** Returns the value as text. */
    public String text() {
      return PngText.decode(value);
    }
  }

  private PngTexts() {}

  /** Returns the first thousand texts; fewer of a file that packs more than its limits allow. */
  public static List<Text> of(MediaSource source) throws IOException {
    List<Text> texts = new ArrayList<>();
    Inflation inflation = new Inflation(source);
    for (PngChunk chunk : PngFile.read(source).chunks()) {
      if (texts.size() == MOST) {
        break;
      }
      try {
        PngText text = PngText.of(source, chunk).orElse(null);
        if (text != null) {
          texts.add(new Text(text.keyword(), content(text.keyword(), text.value(inflation))));
        }
      } catch (MalformedMediaException e) {
        break;
      }
    }
    return texts;
  }

  private static byte[] content(String keyword, byte[] value) {
    if (!keyword.startsWith(RawProfile.KEYWORD)) {
      return value;
    }
    return RawProfile.of(new String(value, StandardCharsets.ISO_8859_1))
        .map(RawProfile::content)
        .orElse(value);
  }
}
