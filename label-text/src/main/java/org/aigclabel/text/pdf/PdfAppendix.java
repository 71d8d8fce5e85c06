package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.Optional;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;

/** Appends a revision to a PDF and sees to it that readers find what is in it. */
final class PdfAppendix {

  /**
   * The file before the revision.
   *
   * @param source the whole file
   * @param length how much of it stands before
   * @param password what opens it, or nothing
   */
  record Base(MediaSource source, long length, String password) {

    private <T> T open(PdfFile.Task<T> task) throws IOException {
      return PdfFile.with(source, length, password, task);
    }
  }

  /** Fills a revision. */
  interface Change {
    byte[] fill(PdfRevision revision) throws IOException;
  }

  /** Tells whether a reader finds the change. */
  interface Check {
    boolean holds(PdfFile file) throws IOException;
  }

  private PdfAppendix() {}

  /**
   * Returns the file with its revision. Readers mend damaged files each in their own way: where
   * they do not find the change, a new list of all objects goes with it.
   *
   * @throws UnsupportedMediaException if that does not help either
   */
  static Plan of(Base base, PdfSection.Purpose purpose, Change change, Check check)
      throws IOException {
    for (PdfRevision.Listing listing : PdfRevision.Listing.values()) {
      PdfSection section = new PdfSection(base.length(), purpose);
      Optional<byte[]> bytes =
          base.open(
              file -> {
                Optional<PdfRevision> revision = PdfRevision.of(file, section, listing);
                return revision.isPresent()
                    ? Optional.of(change.fill(revision.get()))
                    : Optional.empty();
              });
      if (bytes.isPresent()) {
        Plan plan = Plan.of(base.source()).keepTo(base.length()).put(bytes.get()).build();
        if (holds(plan, base.password(), check)) {
          return plan;
        }
      }
    }
    throw new UnsupportedMediaException(
        base.source().name(), "too damaged for an update: repair it first, for example with qpdf");
  }

  private static boolean holds(Plan plan, String password, Check check) throws IOException {
    MediaSource after = plan.asSource();
    try {
      return PdfFile.with(after, after.size(), password, check::holds);
    } catch (MalformedMediaException e) {
      return false;
    }
  }
}
