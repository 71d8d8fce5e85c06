package org.aigclabel.cli.options;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Labeled;
import org.aigclabel.cli.audit.Audit;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.cli.terminal.Version;
import picocli.CommandLine.Option;

/**
 * The record of what was labelled, and leaving out the explicit label: only by agreement, for a
 * named recipient, on record (Measures Art. 9).
 */
final class WithheldOptions {

  @Option(names = "--no-explicit")
  boolean withheld;

  @Option(names = "--agreement", paramLabel = "A")
  Optional<String> agreement = Optional.empty();

  @Option(names = "--recipient", paramLabel = "R")
  Optional<String> recipient = Optional.empty();

  @Option(names = "--audit", paramLabel = "FILE")
  Optional<String> audit = Optional.empty();

  private Optional<Audit> open = Optional.empty();

  /** Refuses to leave the label out without everything the record needs, or half a request. */
  void check(Terminal terminal) {
    boolean complete = agreement.isPresent() && recipient.isPresent() && audit.isPresent();
    boolean named = agreement.isPresent() || recipient.isPresent();
    if (withheld && (!complete || blank(agreement) || blank(recipient))) {
      throw UsageException.of(terminal, "withheld.incomplete");
    }
    if (!withheld && named) {
      throw UsageException.of(terminal, "withheld.unasked");
    }
  }

  private static boolean blank(Optional<String> text) {
    return text.map(String::isBlank).orElse(false);
  }

  /** Puts a labelled file on record, if there is a record, before any output is written. */
  void record(String file, Labeled labeled) throws IOException {
    if (audit.isEmpty()) {
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    if (withheld) {
      facts.put("clause", "Measures Art. 9");
      facts.put("agreement", agreement.orElse(""));
      facts.put("recipient", recipient.orElse(""));
    }
    facts.put("file", file);
    facts.put("producer", labeled.label().contentProducer());
    facts.put("produceId", labeled.label().produceId());
    facts.put("signed", labeled.label().reservedCode1().isEmpty() ? "no" : "yes");
    facts.put("sha256", sha256(labeled));
    facts.put("tool", "aigc-label " + Version.text());
    audit().append(withheld ? "delivered-without-explicit-label" : "labelled", facts);
  }

  private synchronized Audit audit() throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(Audit.open(audit.orElseThrow()));
    }
    return open.get();
  }

  private static String sha256(Labeled labeled) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      labeled.plan().digest(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
