package org.aigclabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.security.LabelSeal;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.TraceDetector;

/** One pass over one file: what a verifier finds in it, as it comes. */
final class Inspection {

  private final Verifier how;
  private final MediaSource source;
  private final List<LabelSite> sites = new ArrayList<>();
  private final List<ExplicitFinding> explicit = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<MediaFormat> claimed = Optional.empty();

  Inspection(Verifier how, MediaSource source) {
    this.how = how;
    this.source = source;
  }

  /** Returns what was found until the end, or until a limit was passed. */
  Report report() {
    try (TimeLimit limit = TimeLimit.start(source.limits().time())) {
      look();
      if (limit.isOver()) {
        costly("reason.time:" + source.limits().time().toMillis() / 1000.0);
      } else if (Thread.currentThread().isInterrupted()) {
        findings.add(Finding.of(Rule.FILE_UNREADABLE, "reason.interrupted"));
      }
    } catch (OutOfMemoryError | StackOverflowError e) {
      // Our readers keep bounds; if one does not, a stranger's file must not end the program.
      costly(e instanceof OutOfMemoryError ? "reason.memory" : "reason.nesting");
    }
    return new Report(
        source.name(),
        claimed.map(MediaFormat::type),
        sites,
        explicit,
        how.policy().apply(findings.stream().distinct().toList()),
        how.declared());
  }

  private void look() {
    try {
      claimed = how.formats().find(source);
      if (claimed.isPresent()) {
        findings.addAll(Polyglot.check(source, claimed.get().type()));
        readLabels(claimed.get());
        lookFurther(claimed.get());
      } else {
        findings.add(Finding.of(Rule.FILE_UNSUPPORTED, Formats.beginning(source)));
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void costly(String why) {
    findings.add(Finding.of(Rule.FILE_COSTLY, why));
  }

  private void fail(IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return; // That is no fault of the file's, and is told once.
    }
    Finding finding =
        e instanceof MalformedMediaException damage
            ? Finding.of(Rule.FILE_MALFORMED, damage.offset(), damage.problem())
            : e instanceof UnsupportedMediaException refusal
                ? Finding.of(Rule.FILE_UNSUPPORTED, refusal.reason())
                : Finding.of(Rule.FILE_UNREADABLE, String.valueOf(e.getMessage()));
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private void readLabels(MediaFormat format) {
    try {
      sites.addAll(format.read(source));
    } catch (IOException e) {
      fail(e);
      return;
    }
    for (LabelSite site : sites) {
      if (!site.fields().isEmpty()) {
        findings.add(Finding.of(Rule.LABEL_FOUND, site.carrier()));
      }
      if (site.carrier().standing() == Carrier.Standing.FOREIGN) {
        findings.add(Finding.of(Rule.LABEL_CARRIER, site.carrier()));
      }
      findings.addAll(site.deviations());
    }
    List<LabelSite> read = sites.stream().filter(s -> !s.fields().isEmpty()).toList();
    if (read.isEmpty()) {
      findings.add(Finding.of(Rule.LABEL_MISSING));
      requireWhole(format);
      return;
    }
    if (read.size() > 1) {
      compare(read);
    }
    Optional<Label> label = read.get(0).label();
    if (label.isPresent()) {
      propagation(label.get());
      signatures(format, label.get());
    }
  }

  /** Readers are lenient; where they found nothing, the label may have been lost with the end. */
  private void requireWhole(MediaFormat format) {
    try {
      format.requireWhole(source);
    } catch (MalformedMediaException e) {
      fail(e);
    } catch (IOException e) {
      // What cannot be written for other reasons was read nevertheless.
    }
  }

  private void compare(List<LabelSite> read) {
    String places = read.stream().map(s -> s.carrier().name()).collect(Collectors.joining(", "));
    findings.add(Finding.of(Rule.LABEL_SEVERAL, read.size(), places));
    Set<String> different = new LinkedHashSet<>();
    for (String key : Label.KEYS) {
      if (read.stream().map(s -> s.fields().getOrDefault(key, "")).distinct().count() > 1) {
        different.add(key);
      }
    }
    if (!different.isEmpty()) {
      findings.add(Finding.of(Rule.LABEL_CONFLICT, String.join(", ", different)));
    }
  }

  private void propagation(Label label) {
    if (!label.asProduced() && !label.contentPropagator().isEmpty()) {
      findings.add(
          Finding.of(
              Rule.LABEL_PROPAGATION_DIFFERS, label.contentPropagator(), label.propagateId()));
    }
  }

  private void signatures(MediaFormat format, Label label) {
    if (label.reservedCode1().isEmpty() && label.reservedCode2().isEmpty()) {
      findings.add(Finding.of(Rule.SIGNATURE_ABSENT));
      return;
    }
    try {
      findings.addAll(LabelSeal.check(label, format.signedContent(source), how.trust()));
    } catch (IOException e) {
      findings.add(Finding.of(Rule.BINDING_UNCHECKED, String.valueOf(e.getMessage())));
    }
    if (!reproduced(format, label)) {
      findings.add(Finding.of(Rule.FILE_REWRITTEN));
    }
  }

  /** Writing is deterministic, so writing the label again must give the same file. */
  private boolean reproduced(MediaFormat format, Label label) {
    Carrier carrier = sites.get(0).carrier();
    if (sites.size() != 1 || !format.carriers().contains(carrier)) {
      return false;
    }
    try {
      return format.write(source, label, carrier).reproducesSource();
    } catch (IOException e) {
      return false;
    }
  }

  private void lookFurther(MediaFormat format) throws IOException {
    TimeLimit.check();
    MediaType type = format.type();
    boolean labelled = sites.stream().anyMatch(s -> s.label().isPresent());
    if (how.depth() == Depth.METADATA) {
      findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, "reason.metadata.only"));
      if (labelled) {
        return;
      }
    }
    for (Finding hazard : format.hazards(source)) {
      if (hazard.rule() == Rule.HAZARD_C2PA) {
        findings.addAll(C2paTrace.at(source, Long.parseLong(hazard.arguments().get(0))));
      } else if (hazard.rule() == Rule.HAZARD_UNREAD) {
        findings.add(hazard);
      }
    }
    for (TraceDetector detector : how.formats().traces()) {
      if (detector.supports(type)) {
        findings.addAll(detector.detect(source));
      }
    }
    if (how.depth() != Depth.METADATA) {
      lookForExplicit(type);
    }
  }

  private void lookForExplicit(MediaType type) throws IOException {
    List<ExplicitDetector> able =
        how.formats().detectors().stream()
            .filter(d -> d.supports(type) && d.depth().compareTo(how.depth()) <= 0)
            .toList();
    if (able.isEmpty()) {
      findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, "reason.no.detector:" + type));
    }
    boolean looked = !able.isEmpty();
    for (ExplicitDetector detector : able) {
      try {
        for (ExplicitFinding found : detector.detect(source, how.depth())) {
          explicit.add(found);
          findings.add(Finding.of(Rule.EXPLICIT_FOUND, found.content()));
          findings.addAll(found.findings());
        }
      } catch (UnsupportedMediaException e) {
        findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, e.reason()));
        looked = false;
      }
    }
    if (looked && explicit.isEmpty()) {
      findings.add(Finding.of(Rule.EXPLICIT_MISSING));
    }
  }
}
