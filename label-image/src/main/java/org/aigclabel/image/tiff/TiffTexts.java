package org.aigclabel.image.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.container.Exif;
import org.aigclabel.image.ExifLabels;

/** Labels in the texts of a TIFF's directories: descriptions of pages and the Exif user comment. */
final class TiffTexts {

  private static final Carrier EXIF = Carrier.foreign("tiff.exif");
  private static final int EXIF_DIRECTORY = 34665;
  private static final int CODE = 8;
  private static final int MOST = 1 << 20;

  private TiffTexts() {}

  /** Returns the entries that hold labels; those of broken directories are not there. */
  static List<Tiff.Entry> entries(Tiff tiff, List<Tiff.Directory> directories) throws IOException {
    List<Tiff.Entry> texts = new ArrayList<>();
    for (Tiff.Directory directory : directories) {
      directory.find(Exif.IMAGE_DESCRIPTION).ifPresent(texts::add);
    }
    comment(tiff, directories.get(0)).ifPresent(texts::add);
    List<Tiff.Entry> labels = new ArrayList<>();
    for (Tiff.Entry entry : texts) {
      if (tiff.isWhole(entry) && !entry.inline() && ExifLabels.isLabel(text(tiff, entry))) {
        labels.add(entry);
      }
    }
    return labels;
  }

  /** Returns the labels in those entries. */
  static ExifLabels of(Tiff tiff, List<Tiff.Directory> directories) throws IOException {
    List<ExifLabels.Place> places = new ArrayList<>();
    for (Tiff.Entry entry : entries(tiff, directories)) {
      places.add(
          new ExifLabels.Place(EXIF, entry.valueAt(), (int) entry.length(), text(tiff, entry)));
    }
    return new ExifLabels(places);
  }

  private static Optional<Tiff.Entry> comment(Tiff tiff, Tiff.Directory first) throws IOException {
    Optional<Tiff.Entry> nested = first.find(EXIF_DIRECTORY);
    if (nested.isEmpty() || !nested.get().inline()) {
      return Optional.empty();
    }
    long[] at = tiff.numbers(nested.get());
    try {
      return at.length == 1 ? tiff.directory(at[0]).find(Exif.USER_COMMENT) : Optional.empty();
    } catch (MalformedMediaException e) {
      return Optional.empty();
    }
  }

  private static String text(Tiff tiff, Tiff.Entry entry) throws IOException {
    if (entry.length() > MOST) {
      return "";
    }
    byte[] value = tiff.value(entry);
    int from = entry.tag() == Exif.USER_COMMENT ? Math.min(CODE, value.length) : 0;
    return new String(value, from, value.length - from, StandardCharsets.UTF_8)
        .replace("\0", "")
        .strip();
  }
}
