package org.aigclabel.text.pdf;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.draw.Typeface;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.explicit.TextNotice;
import org.aigclabel.spi.ExplicitLabeler;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Stamps the notice on pages of a PDF as text in an embedded font, upright as displayed, where the
 * page is empty. It is an incremental update: all before it stays.
 */
@AutoService(ExplicitLabeler.class)
public final class PdfNotice implements ExplicitLabeler {

  private static final long DOCUMENT_ID = 45438L;

  private final String password;

  /** Creates the labeler for files that open without a password. */
  public PdfNotice() {
    this("");
  }

  PdfNotice(String password) {
    this.password = password;
  }

  @Override
  public boolean supports(MediaType type) {
    return type.equals(PdfFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    Typeface.bundled().require(label.text());
    long size = source.size();
    List<Finding> notes = new ArrayList<>();
    byte[] update = PdfFile.with(source, size, password, file -> update(file, label, notes));
    Plan plan = Plan.of(source).keepTo(size).put(update).build();
    return Rendering.of(plan, notes.toArray(new Finding[0]));
  }

  private static byte[] update(PdfFile file, ExplicitLabel label, List<Finding> notes)
      throws IOException {
    MediaSource source = file.source();
    if (file.start().isEmpty()) {
      throw new UnsupportedMediaException(
          source.name(), "its cross-reference table is not where the PDF says: repair it first");
    }
    PDDocument document = file.document();
    int count = document.getNumberOfPages();
    if (count == 0) {
      throw new UnsupportedMediaException(source.name(), "the PDF has no page to show a notice on");
    }
    PDType0Font font = PDType0Font.load(document, Fonts.bundled(), true);
    PdfStamp stamp = new PdfStamp(document, font, label.text());
    Set<COSDictionary> changed = new HashSet<>();
    int covering = 0;
    for (int page : pages(label.notice().pages(), count)) {
      changed.add(document.getPage(page).getCOSObject());
      covering += stamp.put(page) ? 0 : 1;
    }
    if (covering > 0) {
      notes.add(
          Finding.of(Rule.EXPLICIT_NOTE, "no empty margin on " + covering + " pages: on a plate"));
    }
    notes(file, notes);
    document.setDocumentId(DOCUMENT_ID);
    ByteArrayOutputStream update = new ByteArrayOutputStream();
    document.saveIncremental(new After(source.size(), update), changed);
    return update.toByteArray();
  }

  private static void notes(PdfFile file, List<Finding> notes) throws IOException {
    int head = (int) Math.min(1024, file.source().size());
    if (file.source().latin1(0, head).contains("/Linearized")) {
      notes.add(Finding.of(Rule.EXPLICIT_NOTE, "the PDF is no longer arranged for fast web view"));
    }
    if (!file.document().getSignatureDictionaries().isEmpty()) {
      notes.add(
          Finding.of(
              Rule.EXPLICIT_NOTE,
              "signatures stay valid for what they signed; viewers report the page change"));
    }
    if (file.catalog().containsKey(COSName.MARK_INFO)) {
      notes.add(Finding.of(Rule.EXPLICIT_NOTE, "the PDF is tagged: the notice is an artifact"));
    }
  }

  private static List<Integer> pages(TextNotice.Pages pages, int count) {
    return switch (pages) {
      case FIRST -> List.of(0);
      case FIRST_AND_LAST -> count == 1 ? List.of(0) : List.of(0, count - 1);
      case EVERY -> IntStream.range(0, count).boxed().toList();
    };
  }

  /** Passes on what is written after the first bytes, which are the file itself. */
  private static final class After extends OutputStream {

    private final OutputStream out;
    private long skip;

    After(long skip, OutputStream out) {
      this.skip = skip;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int skipped = (int) Math.min(skip, length);
      skip -= skipped;
      out.write(bytes, offset + skipped, length - skipped);
    }
  }
}
