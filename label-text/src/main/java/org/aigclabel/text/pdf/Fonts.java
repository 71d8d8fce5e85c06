package org.aigclabel.text.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.aigclabel.draw.Typeface;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * The bundled font for PDFs. It also stands in for fonts that a PDF does not embed, so that PDFBox
 * neither scans the system's fonts nor writes a cache in the user's home. A program that renders
 * PDFs itself sets the system property {@code aigclabel.pdf.systemFonts} to keep PDFBox's own way.
 */
final class Fonts implements FontMapper {

  private static final class Bundled {
    static final byte[] FILE = load();
    static final TrueTypeFont FONT = parse();

    private static byte[] load() {
      try (InputStream in = Typeface.class.getResourceAsStream("NotoSansSC-labels-subset.ttf")) {
        if (in == null) {
          throw new IOException("the bundled font is missing");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static TrueTypeFont parse() {
      try {
        return new TTFParser().parse(new RandomAccessReadBuffer(FILE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static {
      if (!Boolean.getBoolean("aigclabel.pdf.systemFonts")) {
        FontMappers.set(new Fonts());
      }
    }
  }

  private Fonts() {}

  /** Returns the bundled font's file and sees to it that PDFBox stays away from the system's. */
  static InputStream bundled() {
    return new ByteArrayInputStream(Bundled.FILE);
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(Bundled.FONT, true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
    return new FontMapping<>(Bundled.FONT, true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
    return new CIDFontMapping(null, Bundled.FONT, true);
  }
}
