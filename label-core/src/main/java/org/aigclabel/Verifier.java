package org.aigclabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aigclabel.Report.Declaration;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.security.LabelSeal;
import org.aigclabel.security.TrustStore;
import org.aigclabel.spi.ExplicitDetector;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.spi.TraceDetector;

/**
 * Verifies files from strangers. Immutable and thread-safe.
 *
 * @param formats what can be read
 * @param trust which keys are trusted
 * @param depth how far to look
 * @param declared what the user who published the file said of it
 * @param policy what the findings weigh
 */
public record Verifier(
    Formats formats, TrustStore trust, Depth depth, Declaration declared, Policy policy) {

  /** How far to look. */
  public enum Depth {
    /** Metadata and signatures; other traces only where no label was found. */
    METADATA,
    /** Also every trace, and explicit labels that are found without reading pictures. */
    CONTENT,
    /** Also text read off the edges of pictures, where {@code label-ocr} is on the class path. */
    READING,
    /** Also text anywhere on pictures, and on those within documents. */
    WHOLE
  }

  /** Returns a verifier for every installed format that trusts no key and looks at the content. */
  public static Verifier installed() {
    return of(Formats.installed());
  }

  /** Returns a verifier for these formats that trusts no key and looks at the content. */
  public static Verifier of(Formats formats) {
    return new Verifier(
        formats, TrustStore.empty(), Depth.CONTENT, Declaration.NONE, Policy.standard());
  }

  /** Returns this verifier for other formats. */
  public Verifier reading(Formats others) {
    return new Verifier(others, trust, depth, declared, policy);
  }

  /** Returns this verifier with keys to trust. */
  public Verifier trusting(TrustStore store) {
    return new Verifier(formats, store, depth, declared, policy);
  }

  /** Returns this verifier, looking this far. */
  public Verifier looking(Depth far) {
    return new Verifier(formats, trust, far, declared, policy);
  }

  /** Returns this verifier for files that their user declared to be generated. */
  public Verifier declared(Declaration declaration) {
    return new Verifier(formats, trust, depth, declaration, policy);
  }

  /** Returns this verifier, weighing its findings by a policy. */
  public Verifier weighing(Policy other) {
    return new Verifier(formats, trust, depth, declared, other);
  }

  /**
   * Returns what was found; a damaged or unknown file is a finding, not an exception. So is one
   * that passes the limits of its source: what was found until then stands.
   */
  public Report verify(MediaSource source) {
    Draft draft = new Draft(source);
    try (TimeLimit limit = TimeLimit.start(source.limits().time())) {
      look(draft);
      if (limit.isOver()) {
        draft.costly("reason.time:" + source.limits().time().toMillis() / 1000.0);
      } else if (Thread.currentThread().isInterrupted()) {
        draft.findings.add(Finding.of(Rule.FILE_UNREADABLE, "reason.interrupted"));
      }
    } catch (OutOfMemoryError | StackOverflowError e) {
      // Our readers keep bounds; if one does not, a stranger's file must not end the program.
      draft.costly(e instanceof OutOfMemoryError ? "reason.memory" : "reason.nesting");
    }
    return new Report(
        source.name(),
        draft.format.map(MediaFormat::type),
        draft.sites,
        draft.explicit,
        policy.apply(draft.findings),
        declared);
  }

  private void look(Draft draft) {
    try {
      draft.format = formats.find(draft.source);
      if (draft.format.isPresent()) {
        draft.findings.addAll(Polyglot.check(draft.source, draft.format.get().type()));
        readLabels(draft, draft.format.get());
        lookFurther(draft, draft.format.get());
      } else {
        draft.findings.add(Finding.of(Rule.FILE_UNSUPPORTED, Formats.beginning(draft.source)));
      }
    } catch (IOException e) {
      draft.fail(e);
    }
  }

  /** The findings as they come. */
  private static final class Draft {
    private final MediaSource source;
    private final List<LabelSite> sites = new ArrayList<>();
    private final List<ExplicitFinding> explicit = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<MediaFormat> format = Optional.empty();

    private Draft(MediaSource source) {
      this.source = source;
    }

    private void costly(String why) {
      findings.add(Finding.of(Rule.FILE_COSTLY, why));
    }

    private void fail(IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return; // That is no fault of the file's, and is told once.
      }
      String why = String.valueOf(e.getMessage());
      Rule rule =
          e instanceof MalformedMediaException
              ? Rule.FILE_MALFORMED
              : e instanceof UnsupportedMediaException
                  ? Rule.FILE_UNSUPPORTED
                  : Rule.FILE_UNREADABLE;
      Finding finding = Finding.of(rule, why);
      if (!findings.contains(finding)) {
        findings.add(finding);
      }
    }
  }

  private void readLabels(Draft draft, MediaFormat format) {
    try {
      draft.sites.addAll(format.read(draft.source));
    } catch (IOException e) {
      draft.fail(e);
      return;
    }
    for (LabelSite site : draft.sites) {
      if (!site.fields().isEmpty()) {
        draft.findings.add(Finding.of(Rule.LABEL_FOUND, site.carrier()));
      }
      if (site.carrier().standing() == Carrier.Standing.FOREIGN) {
        draft.findings.add(Finding.of(Rule.LABEL_CARRIER, site.carrier()));
      }
      draft.findings.addAll(site.deviations());
    }
    List<LabelSite> read = draft.sites.stream().filter(s -> !s.fields().isEmpty()).toList();
    if (read.isEmpty()) {
      draft.findings.add(Finding.of(Rule.LABEL_MISSING));
      requireWhole(draft, format);
      return;
    }
    if (read.size() > 1) {
      compare(draft, read);
    }
    Optional<Label> label = read.get(0).label();
    if (label.isPresent()) {
      propagation(draft, label.get());
      signatures(draft, format, label.get());
    }
  }

  /** Readers are lenient; where they found nothing, the label may have been lost with the end. */
  private static void requireWhole(Draft draft, MediaFormat format) {
    try {
      format.requireWhole(draft.source);
    } catch (MalformedMediaException e) {
      draft.fail(e);
    } catch (IOException e) {
      // What cannot be written for other reasons was read nevertheless.
    }
  }

  private static void compare(Draft draft, List<LabelSite> sites) {
    String places = sites.stream().map(s -> s.carrier().name()).collect(Collectors.joining(", "));
    draft.findings.add(Finding.of(Rule.LABEL_SEVERAL, sites.size(), places));
    Set<String> different = new LinkedHashSet<>();
    for (String key : Label.KEYS) {
      if (sites.stream().map(s -> s.fields().getOrDefault(key, "")).distinct().count() > 1) {
        different.add(key);
      }
    }
    if (!different.isEmpty()) {
      draft.findings.add(Finding.of(Rule.LABEL_CONFLICT, String.join(", ", different)));
    }
  }

  private static void propagation(Draft draft, Label label) {
    if (!label.asProduced() && !label.contentPropagator().isEmpty()) {
      draft.findings.add(
          Finding.of(
              Rule.LABEL_PROPAGATION_DIFFERS, label.contentPropagator(), label.propagateId()));
    }
  }

  private void signatures(Draft draft, MediaFormat format, Label label) {
    if (label.reservedCode1().isEmpty() && label.reservedCode2().isEmpty()) {
      draft.findings.add(Finding.of(Rule.SIGNATURE_ABSENT));
      return;
    }
    try {
      draft.findings.addAll(LabelSeal.check(label, format.signedContent(draft.source), trust));
    } catch (IOException e) {
      draft.findings.add(Finding.of(Rule.BINDING_UNCHECKED, String.valueOf(e.getMessage())));
    }
    if (!reproduced(draft, format, label)) {
      draft.findings.add(Finding.of(Rule.FILE_REWRITTEN));
    }
  }

  /** Writing is deterministic, so writing the label again must give the same file. */
  private static boolean reproduced(Draft draft, MediaFormat format, Label label) {
    Carrier carrier = draft.sites.get(0).carrier();
    if (draft.sites.size() != 1 || !format.carriers().contains(carrier)) {
      return false;
    }
    try {
      return format.write(draft.source, label, carrier).reproducesSource();
    } catch (IOException e) {
      return false;
    }
  }

  private void lookFurther(Draft draft, MediaFormat format) throws IOException {
    TimeLimit.check();
    MediaType type = format.type();
    boolean labelled = draft.sites.stream().anyMatch(s -> s.label().isPresent());
    if (depth == Depth.METADATA) {
      draft.findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, "reason.metadata.only"));
      if (labelled) {
        return;
      }
    }
    for (Finding hazard : format.hazards(draft.source)) {
      if (hazard.rule() == Rule.HAZARD_C2PA) {
        draft.findings.addAll(
            C2paTrace.at(draft.source, Long.parseLong(hazard.arguments().get(0))));
      } else if (hazard.rule() == Rule.HAZARD_UNREAD) {
        draft.findings.add(hazard);
      }
    }
    for (TraceDetector detector : formats.traces()) {
      if (detector.supports(type)) {
        draft.findings.addAll(detector.detect(draft.source));
      }
    }
    if (depth != Depth.METADATA) {
      lookForExplicit(draft, type);
    }
  }

  private void lookForExplicit(Draft draft, MediaType type) throws IOException {
    List<ExplicitDetector> able =
        formats.detectors().stream()
            .filter(d -> d.supports(type) && d.depth().compareTo(depth) <= 0)
            .toList();
    if (able.isEmpty()) {
      draft.findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, "reason.no.detector:" + type));
    }
    boolean looked = !able.isEmpty();
    for (ExplicitDetector detector : able) {
      try {
        for (ExplicitFinding found : detector.detect(draft.source, depth)) {
          draft.explicit.add(found);
          draft.findings.add(Finding.of(Rule.EXPLICIT_FOUND, found.content()));
          draft.findings.addAll(found.findings());
        }
      } catch (UnsupportedMediaException e) {
        draft.findings.add(Finding.of(Rule.EXPLICIT_SKIPPED, e.reason()));
        looked = false;
      }
    }
    if (looked && draft.explicit.isEmpty()) {
      draft.findings.add(Finding.of(Rule.EXPLICIT_MISSING));
    }
  }
}
