package org.aigclabel.text.pdf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.text.Notices;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;

/** Finds notices in the text of a PDF's first and last pages. */
@AutoService(ExplicitDetector.class)
public final class PdfNoticeDetector implements ExplicitDetector {

  private static final int EDGE = 2;

  private final String password;

  /** Creates the detector for files that open without a password. */
  public PdfNoticeDetector() {
    this("");
  }

  PdfNoticeDetector(String password) {
    this.password = password;
  }

  /** A page of a hostile file may never end. */
  private static final class Bounded extends PDFTextStripper {

    private final PdfSteps steps;

    Bounded(int most) {
      this.steps = new PdfSteps(most);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      steps.take();
      super.processOperator(operator, operands);
    }
  }

  @Override
  public boolean supports(MediaType type) {
    return type.equals(PdfFormat.TYPE);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    Fonts.bundled().close();
    return PdfFile.with(
        source,
        source.size(),
        password,
        file -> {
          int count = file.document().getNumberOfPages();
          List<ExplicitFinding> found = new ArrayList<>();
          int[] pages =
              IntStream.rangeClosed(1, count)
                  .filter(page -> page <= EDGE || page > count - EDGE)
                  .toArray();
          for (int page : pages) {
            PDFTextStripper stripper = new Bounded(source.limits().items());
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            found.addAll(Notices.on("page " + page, stripper.getText(file.document())));
          }
          return found;
        });
  }
}
