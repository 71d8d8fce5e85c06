package org.aigclabel.text.pdf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Stamps the notice on pages of a PDF as text in an embedded font, upright as displayed, where the
 * page is empty. It is an incremental update: all before it stays.
 */
@AutoService(ExplicitLabeler.class)
public final class PdfNotice implements ExplicitLabeler {

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
    List<Finding> notes = new ArrayList<>();
    Plan plan =
        PdfAppendix.of(
            new PdfAppendix.Base(source, source.size(), password),
            PdfSection.Purpose.CONTENT,
            revision -> {
              notes.clear();
              return new Edit(revision, label, notes).bytes();
            },
            PdfNotice::shown);
    return Rendering.of(plan, notes.toArray(new Finding[0]));
  }

  private static boolean shown(PdfFile file) {
    PDResources resources = file.document().getPage(0).getResources();
    COSDictionary drawings =
        resources == null ? null : resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return drawings != null && drawings.containsKey(PdfStamp.DRAWING);
  }

  /** One file being stamped. */
  private record Edit(PdfRevision revision, ExplicitLabel label, List<Finding> notes) {

    byte[] bytes() throws IOException {
      PdfFile file = revision.file();
      int count = file.document().getNumberOfPages();
      if (count == 0) {
        throw new UnsupportedMediaException(
            file.source().name(), "the PDF has no page to show a notice on");
      }
      revision.identify(label.text());
      boolean tagged = file.catalog().containsKey(COSName.STRUCT_TREE_ROOT);
      boolean read = label.notice().reading() == TextNotice.Reading.READ_OUT;
      Optional<PdfTags> tags =
          tagged && read ? PdfTags.of(revision, label.text()) : Optional.empty();
      PdfStamp.Marking plain = read && !tagged ? PdfStamp.Marking.NONE : PdfStamp.Marking.ARTIFACT;
      PdfStamp stamp = new PdfStamp(revision, label.text());
      int covering = 0;
      for (int page : pages(label.notice().pages(), count)) {
        boolean told = tags.isPresent() && (page == 0 || page == count - 1);
        covering += stamp.put(page, told ? tags.get().paragraph(page) : plain) ? 0 : 1;
      }
      if (tags.isPresent()) {
        tags.get().end();
      }
      note(covering, tagged && tags.isEmpty());
      return revision.end();
    }

    private void note(int covering, boolean passedOver) throws IOException {
      PdfFile file = revision.file();
      if (covering > 0) {
        note("no empty margin on " + covering + " pages: on a plate");
      }
      int head = (int) Math.min(1024, file.source().size());
      if (file.source().latin1(0, head).contains("/Linearized")) {
        note("the PDF is no longer arranged for fast web view");
      }
      if (!file.document().getSignatureDictionaries().isEmpty()) {
        note("signatures stay valid for what they signed; viewers report the page change");
      }
      if (passedOver) {
        note("the PDF is tagged: the notice is an artifact");
      }
    }

    private void note(String text) {
      notes.add(Finding.of(Rule.EXPLICIT_NOTE, text));
    }

    private static List<Integer> pages(TextNotice.Pages pages, int count) {
      return switch (pages) {
        case FIRST -> List.of(0);
        case FIRST_AND_LAST -> count == 1 ? List.of(0) : List.of(0, count - 1);
        case EVERY -> IntStream.range(0, count).boxed().toList();
      };
    }
  }
}
