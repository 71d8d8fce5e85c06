package org.aigclabel;

import static org.aigclabel.Rule.Aspect.CONTENT;
import static org.aigclabel.Rule.Aspect.EXPLICIT;
import static org.aigclabel.Rule.Aspect.FILE;
import static org.aigclabel.Rule.Aspect.IMPLICIT;
import static org.aigclabel.Rule.Aspect.SIGNATURE;
import static org.aigclabel.Severity.ERROR;
import static org.aigclabel.Severity.INFO;
import static org.aigclabel.Severity.NOTICE;
import static org.aigclabel.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every check, with a stable code; sentences stand in {@code messages.properties} under the code.
 */
public enum Rule {
  LABEL_FOUND("label.found", IMPLICIT, INFO, "GB 45438-2025 6.1"),
  LABEL_MISSING("label.missing", IMPLICIT, INFO, "GB 45438-2025 6.1"),
  LABEL_UNREADABLE("label.unreadable", IMPLICIT, WARNING, "GB 45438-2025 Annex E b"),
  LABEL_FIELDS_MISSING("label.fields.missing", IMPLICIT, ERROR, "GB 45438-2025 6.1 a, Annex E"),
  LABEL_FIELDS_EMPTY(
      "label.fields.empty", IMPLICIT, ERROR, "GB 45438-2025 Annex E d, e", Confidence.PROBABLE),
  LABEL_PROPAGATION_EMPTY(
      "label.propagation.empty", IMPLICIT, NOTICE, "GB 45438-2025 Annex E g, h", Confidence.UNSURE),
  LABEL_PROPAGATION_DIFFERS(
      "label.propagation.differs", IMPLICIT, INFO, "GB 45438-2025 Annex E note 1"),
  LABEL_FIELDS_TYPE("label.fields.type", IMPLICIT, WARNING, "GB 45438-2025 Annex E"),
  LABEL_FIELDS_NULL(
      "label.fields.null", IMPLICIT, NOTICE, "GB 45438-2025 Annex E f, i", Confidence.UNSURE),
  LABEL_FIELDS_UNKNOWN(
      "label.fields.unknown", IMPLICIT, NOTICE, "GB 45438-2025 Annex E b", Confidence.PROBABLE),
  LABEL_FIELDS_MISSPELT("label.fields.misspelt", IMPLICIT, ERROR, "GB 45438-2025 Annex E b"),
  LABEL_FIELDS_DUPLICATE("label.fields.duplicate", IMPLICIT, ERROR, "GB 45438-2025 Annex E b"),
  LABEL_FIELDS_ORDER(
      "label.fields.order", IMPLICIT, INFO, "GB 45438-2025 Annex E b", Confidence.PROBABLE),
  LABEL_CHARACTERS("label.characters", IMPLICIT, WARNING, "GB 45438-2025 Annex E j"),
  LABEL_VALUE("label.value", IMPLICIT, ERROR, "GB 45438-2025 Annex E c"),
  LABEL_TEXT("label.text", IMPLICIT, NOTICE, "GB 45438-2025 Annex E b", Confidence.PROBABLE),
  LABEL_ENCODED_TWICE(
      "label.encoded.twice", IMPLICIT, NOTICE, "GB 45438-2025 Annex E b", Confidence.PROBABLE),
  LABEL_ENTITIES(
      "label.entities", IMPLICIT, NOTICE, "GB 45438-2025 Annex E b", Confidence.PROBABLE),
  LABEL_PLACEHOLDER(
      "label.placeholder", IMPLICIT, ERROR, "GB 45438-2025 Annex E", Confidence.PROBABLE),
  LABEL_SEVERAL("label.several", IMPLICIT, WARNING, "GB 45438-2025 6.1 c"),
  LABEL_CONFLICT("label.conflict", IMPLICIT, ERROR, "GB 45438-2025 6.1 c"),
  LABEL_CARRIER(
      "label.carrier", IMPLICIT, NOTICE, "TC260-PG-20257A to 202510A", Confidence.PROBABLE),
  LABEL_NAMESPACE("label.namespace", IMPLICIT, NOTICE, "TC260-PG-20259A", Confidence.SURE),
  LABEL_FORM("label.form", IMPLICIT, INFO, "TC260-PG-20259A", Confidence.PROBABLE),
  PRODUCER_CODE("producer.code", IMPLICIT, NOTICE, "TC260-PG-20252A"),
  PRODUCER_NAME("producer.name", IMPLICIT, INFO, "GB 45438-2025 Annex E d"),
  PRODUCER_INDIVIDUAL("producer.individual", IMPLICIT, NOTICE, "TC260-PG-20252A"),

  SIGNATURE_ABSENT("signature.absent", SIGNATURE, INFO, "TC260-PG-202511A", Confidence.SURE),
  SIGNATURE_INTACT("signature.intact", SIGNATURE, INFO, "TC260-PG-202511A Annex A.1"),
  SIGNATURE_BROKEN("signature.broken", SIGNATURE, ERROR, "TC260-PG-202511A Annex A.1"),
  SIGNATURE_UNCHECKED("signature.unchecked", SIGNATURE, NOTICE, "TC260-PG-202511A"),
  SIGNATURE_TRUSTED("signature.trusted", SIGNATURE, INFO, "TC260-PG-202511A"),
  SIGNATURE_KNOWN("signature.known", SIGNATURE, INFO, "TC260-PG-202511A"),
  SIGNATURE_UNTRUSTED("signature.untrusted", SIGNATURE, NOTICE, "TC260-PG-202511A"),
  SIGNATURE_EXPIRED("signature.expired", SIGNATURE, WARNING, "TC260-PG-202511A"),
  SIGNATURE_REVOKED("signature.revoked", SIGNATURE, ERROR, "TC260-PG-202511A"),
  BINDING_INTACT("binding.intact", SIGNATURE, INFO, "TC260-PG-202511A Bindings", Confidence.UNSURE),
  BINDING_ABSENT("binding.absent", SIGNATURE, INFO, "TC260-PG-202511A Bindings", Confidence.UNSURE),
  BINDING_BROKEN(
      "binding.broken", SIGNATURE, ERROR, "TC260-PG-202511A Bindings", Confidence.UNSURE),
  BINDING_UNCHECKED(
      "binding.unchecked", SIGNATURE, NOTICE, "TC260-PG-202511A Bindings", Confidence.UNSURE),
  PROPAGATION_UNSIGNED(
      "propagation.unsigned", SIGNATURE, NOTICE, "TC260-PG-202511A", Confidence.UNSURE),
  STAMP_INTACT("stamp.intact", SIGNATURE, INFO, "RFC 3161", Confidence.UNSURE),
  STAMP_UNTRUSTED("stamp.untrusted", SIGNATURE, NOTICE, "RFC 3161", Confidence.UNSURE),
  STAMP_BROKEN("stamp.broken", SIGNATURE, WARNING, "RFC 3161", Confidence.UNSURE),
  FILE_REWRITTEN("file.rewritten", SIGNATURE, NOTICE, "GB 45438-2025 6.1", Confidence.PROBABLE),

  EXPLICIT_FOUND("explicit.found", EXPLICIT, INFO, "GB 45438-2025 5"),
  EXPLICIT_MISSING("explicit.missing", EXPLICIT, NOTICE, "Measures Art. 4, GB 45438-2025 5"),
  EXPLICIT_WORDING("explicit.wording", EXPLICIT, WARNING, "GB 45438-2025 5.1 to 5.4"),
  EXPLICIT_PLACE("explicit.place", EXPLICIT, WARNING, "GB 45438-2025 5.2"),
  EXPLICIT_HEIGHT("explicit.height", EXPLICIT, WARNING, "GB 45438-2025 5.2, 5.4 f"),
  EXPLICIT_CONTRAST("explicit.contrast", EXPLICIT, NOTICE, "GB 45438-2025 5.2", Confidence.UNSURE),
  EXPLICIT_DURATION("explicit.duration", EXPLICIT, WARNING, "GB 45438-2025 5.4"),
  EXPLICIT_OPENING("explicit.opening", EXPLICIT, WARNING, "Measures Art. 4 (4), GB 45438-2025 5.4"),
  EXPLICIT_SKIPPED("explicit.skipped", EXPLICIT, INFO, "GB 45438-2025 5"),
  EXPLICIT_NOTE("explicit.note", EXPLICIT, INFO, "GB 45438-2025 5"),
  EXPLICIT_REENCODED("explicit.reencoded", EXPLICIT, NOTICE, "GB 45438-2025 5"),

  TRACE_C2PA("trace.c2pa", CONTENT, INFO, "Measures Art. 6 (3)"),
  TRACE_SOURCE_TYPE("trace.source.type", CONTENT, NOTICE, "Measures Art. 6 (3)"),
  TRACE_GENERATOR("trace.generator", CONTENT, NOTICE, "Measures Art. 6 (3)"),
  TRACE_OLDER_LABEL("trace.older.label", CONTENT, NOTICE, "TC260-PG-20233A", Confidence.PROBABLE),

  HAZARD_C2PA("hazard.c2pa", FILE, WARNING, "C2PA 2.x hard binding"),
  HAZARD_SIGNATURE("hazard.signature", FILE, WARNING, "the document's own signature"),
  HAZARD_PERMISSION("hazard.permission", FILE, WARNING, "ISO 32000-2 7.6.4.2"),
  HAZARD_UNREAD("hazard.unread", FILE, WARNING, "GB 45438-2025 6.1 c", Confidence.UNSURE),
  FILE_MALFORMED("file.malformed", FILE, ERROR, "the format's own specification"),
  FILE_UNSUPPORTED("file.unsupported", FILE, NOTICE, "this toolkit"),
  FILE_UNREADABLE("file.unreadable", FILE, ERROR, "this toolkit"),
  FILE_COSTLY("file.costly", FILE, ERROR, "this toolkit"),
  FILE_AMBIGUOUS("file.ambiguous", FILE, WARNING, "the other format's own specification"),
  POLICY_APPLIED("policy.applied", FILE, INFO, "this toolkit");

  /** What a rule is about; conformance, integrity and verdict are computed by aspect. */
  public enum Aspect {
    /** The label that machines read. */
    IMPLICIT,
    /** The label that people see or hear. */
    EXPLICIT,
    /** Signatures, bindings and trust. */
    SIGNATURE,
    /** Other traces of generation. */
    CONTENT,
    /** The file itself. */
    FILE
  }

  /** How sure this project is of a rule: the official texts were not at hand. */
  public enum Confidence {
    /** Independent readers of the original agree, or real files prove it. */
    SURE,
    /** One careful reader, or a vendor's own paper. */
    PROBABLE,
    /** Inferred by this project. */
    UNSURE
  }

  private final String code;
  private final Aspect aspect;
  private final Severity severity;
  private final String clause;
  private final Confidence confidence;

  Rule(String code, Aspect aspect, Severity severity, String clause) {
    this(code, aspect, severity, clause, Confidence.SURE);
  }

  Rule(String code, Aspect aspect, Severity severity, String clause, Confidence confidence) {
    this.confidence = confidence;
    this.code = code;
    this.aspect = aspect;
    this.severity = severity;
    this.clause = clause;
  }

  /** Returns the rule of a code, or empty if there is none. */
  public static Optional<Rule> of(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
  }

  /** Returns the stable code: {@code label.fields.missing}. */
  public String code() {
    return code;
  }

  /** Returns what the rule is about. */
  public Aspect aspect() {
    return aspect;
  }

  /** Returns the usual weight of a finding under this rule. */
  public Severity severity() {
    return severity;
  }

  /** Returns the clause of the law, standard or guide. */
  public String clause() {
    return clause;
  }

  /** Returns the clause as Chinese or, for other locales, English texts cite it. */
  public String clause(Locale locale) {
    return locale.getLanguage().equals("zh")
        ? Finding.bundle(locale).getString(code + ".clause")
        : clause;
  }

  /** Returns how sure this project is of the rule. */
  public Confidence confidence() {
    return confidence;
  }

  /** Returns a short name of the rule in Chinese or, for other locales, in English. */
  public String title(Locale locale) {
    return Finding.bundle(locale).getString(code + ".title");
  }

  /** Returns the sentence of its findings, with {@code {0}} for what was found. */
  public String sentence(Locale locale) {
    return Finding.bundle(locale).getString(code);
  }
}
