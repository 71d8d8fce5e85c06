package org.aigclabel.image;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.container.Exif;

/**
 * Labels in texts of Exif: the user comment and the description.
 *
 * @param list the labels, with their place in the file
 */
public record ExifLabels(List<Place> list) {

  /**
   * A label as it stands.
   *
   * @param carrier the kind of place
   * @param offset its first byte in the file
   * @param length in bytes
   * @param text what stands there
   */
  public record Place(Carrier carrier, long offset, int length, String text) {

    private long end() {
      return offset + length;
    }
  }

  /** Takes a change of bytes that keeps their number. */
  public interface Patch {
    /** Puts bytes in the place of as many others. */
    void put(long offset, byte[] bytes) throws IOException;
  }

  /** Keeps the places in the order of the file. */
  public ExifLabels {
    list = list.stream().sorted(Comparator.comparingLong(Place::offset)).toList();
  }

  /** Returns whether a comment or description is a label of Annex E, however deviant. */
  public static boolean isLabel(String text) {
    return text.contains("{")
        && (text.contains("AIGC")
            || text.contains("ContentProducer")
            || text.contains("ProduceID") && text.contains("Label"));
  }

  /** Returns the labels in a block, whose TIFF header stands at this offset of the file. */
  public static ExifLabels in(Carrier carrier, long offset, byte[] tiff) {
    return new ExifLabels(
        Exif.read(tiff).texts().stream()
            .filter(text -> isLabel(text.value()))
            .map(text -> new Place(carrier, offset + text.offset(), text.length(), text.value()))
            .toList());
  }

  /** Returns the labels as they are read. */
  public List<LabelSite> sites() {
    return list.stream()
        .map(place -> LabelSite.read(place.carrier(), place.offset(), place.text()))
        .toList();
  }

  /** Puts zeros where labels stand; those that share bytes are one change. */
  public void blank(Patch patch) throws IOException {
    for (int i = 0; i < list.size(); ) {
      long from = list.get(i).offset();
      long end = list.get(i).end();
      for (i++; i < list.size() && list.get(i).offset() < end; i++) {
        end = Math.max(end, list.get(i).end());
      }
      patch.put(from, new byte[(int) (end - from)]);
    }
  }
}
