package org.aigclabel.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aigclabel.Finding;
import org.aigclabel.LabelSite;
import org.aigclabel.Report;
import org.aigclabel.Rule;

/**
 * One through whose hands the content went, by its label: the producer, and whoever passed it on
 * last. The label has no room for those between.
 *
 * @param role {@code producer} or {@code propagator}
 * @param party its code or name; empty if not stated
 * @param number its number for the content; empty if not stated
 * @param signature what its signature is worth
 */
public record Hand(String role, String party, String number, List<Finding> signature) {

  /** Copies the list. */
  public Hand {
    signature = List.copyOf(signature);
  }

  /** Returns the hands in order; none without a label. */
  public static List<Hand> of(Report report) {
    return report.site().map(LabelSite::fields).map(f -> of(report, f)).orElse(List.of());
  }

  private static List<Hand> of(Report report, Map<String, String> fields) {
    Hand producer = of(report, fields, "producer", "ContentProducer", "ProduceID");
    Hand propagator = of(report, fields, "propagator", "ContentPropagator", "PropagateID");
    List<Hand> hands = new ArrayList<>(List.of(producer));
    if (!propagator.isEmpty() && !propagator.isOf(producer)) {
      hands.add(propagator);
    }
    return hands;
  }

  private static Hand of(Report report, Map<String, String> fields, String... names) {
    List<Finding> signature =
        report.findings().stream()
            .filter(f -> f.rule().aspect() == Rule.Aspect.SIGNATURE)
            .filter(f -> f.arguments().contains("reason." + names[0]))
            .toList();
    return new Hand(
        names[0], fields.getOrDefault(names[1], ""), fields.getOrDefault(names[2], ""), signature);
  }

  private boolean isEmpty() {
    return party.isEmpty() && number.isEmpty();
  }

  private boolean isOf(Hand other) {
    return party.equals(other.party) && number.equals(other.number);
  }
}
