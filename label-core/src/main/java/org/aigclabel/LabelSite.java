package org.aigclabel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A label as it was found; what was read is never lost.
 *
 * @param carrier where it was found
 * @param offset the first byte of the carrier in the file
 * @param raw the text as it stood there, decoded from the file's encoding only
 * @param fields the Annex E fields read from it, in the order of the file; none if it is no label
 * @param deviations where it differs from Annex E or from the guide's form
 */
public record LabelSite(
    Carrier carrier,
    long offset,
    String raw,
    Map<String, String> fields,
    List<Finding> deviations) {

  /** Copies the collections. */
  public LabelSite {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    deviations = List.copyOf(deviations);
  }

  /** Reads a label's text leniently; {@code more} are deviations of the place it stood in. */
  public static LabelSite read(Carrier carrier, long offset, String raw, Finding... more) {
    LabelReader reader = LabelReader.read(raw);
    List<Finding> deviations = new ArrayList<>(List.of(more));
    deviations.addAll(reader.deviations());
    return new LabelSite(carrier, offset, raw, reader.fields(), deviations);
  }

  /** Returns the label if all that Annex E requires could be read. */
  public Optional<Label> label() {
    return Label.fromFields(fields);
  }
}
