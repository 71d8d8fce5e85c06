package org.aigclabel;

import org.aigclabel.Report.Declaration;
import org.aigclabel.security.TrustStore;

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
    return new Inspection(this, source).report();
  }
}
