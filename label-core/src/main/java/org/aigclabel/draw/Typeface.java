package org.aigclabel.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font as outlines: the bundled one, or a caller's TrueType or OpenType file. Thread-safe.
 *
 * <p>Characters are drawn one by one, left to right: no ligatures, no shaping.
 */
public final class Typeface {

  private static final class Bundled {
    static final Typeface FACE = load();

    private static Typeface load() {
      try (InputStream in = Typeface.class.getResourceAsStream("NotoSansSC-labels-subset.ttf")) {
        if (in == null) {
          throw new IOException("the bundled font is missing");
        }
        return of(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double em;
  private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

  private Typeface(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.em = font.getUnitsPerEm();
  }

  /** Returns the bundled font: Noto Sans SC with the characters that labels need. */
  public static Typeface bundled() {
    return Bundled.FACE;
  }

  /**
   * Returns a font from the bytes of a TrueType or OpenType file.
   *
   * @throws IOException if they are none that can be read
   */
  public static Typeface of(byte[] file) throws IOException {
    try {
      boolean postscript = file.length > 4 && file[0] == 'O' && file[1] == 'T';
      RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(file);
      return new Typeface(postscript ? new OTFParser().parse(bytes) : new TTFParser().parse(bytes));
    } catch (RuntimeException e) {
      throw new IOException("the font cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Checks that every character can be seen, before anything is drawn.
   *
   * @throws IllegalArgumentException that names the missing ones
   */
  public void require(String text) {
    String missing =
        text.codePoints()
            .distinct()
            .filter(c -> !Character.isSpaceChar(c) && glyph(c).isEmpty())
            .mapToObj(c -> String.format("%s (U+%04X)", Character.toString(c), c))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("the font has no glyph for " + missing);
    }
  }

  Glyph glyph(int character) {
    return glyphs.computeIfAbsent(character, this::load);
  }

  private synchronized Glyph load(int character) {
    try {
      int id = characters.getGlyphId(character);
      if (id == 0) {
        return new Glyph(new float[0], 0.3f, 0, 0);
      }
      double advance = font.getAdvanceWidth(id);
      if (font instanceof OpenTypeFont open && open.isPostScript()) {
        return Glyph.of(open.getCFF().getFont().getType2CharString(id).getPath(), advance, em);
      }
      GlyphData data = font.getGlyph().getGlyph(id);
      return data == null
          ? new Glyph(new float[0], (float) (advance / em), 0, 0)
          : Glyph.of(data.getPath(), advance, em);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
