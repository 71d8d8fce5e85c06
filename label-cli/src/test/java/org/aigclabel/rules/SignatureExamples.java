package org.aigclabel.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Propagator;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TestAuthority;
import org.aigclabel.security.TestAuthority.Terms;
import org.aigclabel.security.TimeStamper;
import org.aigclabel.security.TrustStore;

/** Signatures, bindings, trust and time stamps, on a signed PNG. */
final class SignatureExamples {

  private static final String PLATFORM = "00119144030008867405X220001";

  private final Map<Rule, Example> examples = new EnumMap<>(Rule.class);
  private final Path folder;
  private final TestAuthority root = TestAuthority.root(SignatureAlgorithm.P256, "Root");
  private final LabelSigner leaf;
  private final byte[] signed;
  private final TrustStore trust;

  private SignatureExamples(Path folder) throws GeneralSecurityException, IOException {
    this.folder = folder;
    this.leaf = root.leaf(Terms.LEAF);
    this.signed = signed(leaf);
    this.trust = TrustStore.empty().trusting(root.file(folder));
  }

  static Map<Rule, Example> all(Path folder) throws GeneralSecurityException, IOException {
    SignatureExamples all = new SignatureExamples(folder);
    all.signatures();
    all.trust();
    all.bindings();
    all.stamps();
    return all.examples;
  }

  private static byte[] signed(LabelSigner signer) throws IOException {
    return Labeler.installed().signedBy(signer).label(Pictures.plain(), Checks.LABEL);
  }

  private static Callable<List<Finding>> checking(byte[] file, TrustStore trust) {
    return () ->
        Verifier.installed().trusting(trust).verify(MediaSource.of("example", file)).findings();
  }

  private void add(Rule rule, byte[] reported, byte[] silent) {
    examples.put(rule, new Example(checking(reported, trust), checking(silent, trust)));
  }

  /** Returns the file with its signed label changed by hand. */
  private static byte[] relabelled(byte[] file, Label label) throws IOException {
    return Labeler.installed().label(file, label);
  }

  private static Label in(byte[] file) {
    return Verifier.installed().verify(MediaSource.of("example", file)).label().orElseThrow();
  }

  private void signatures() throws IOException {
    byte[] bare = Checks.labelled(Pictures.plain());
    Label label = in(signed);
    byte[] edited =
        relabelled(
            signed,
            Label.producedBy(label.contentProducer(), "other")
                .withReservedCode1(label.reservedCode1()));
    add(Rule.SIGNATURE_ABSENT, bare, signed);
    add(Rule.SIGNATURE_INTACT, signed, bare);
    add(Rule.SIGNATURE_BROKEN, edited, signed);
    add(
        Rule.SIGNATURE_UNCHECKED,
        relabelled(Pictures.plain(), Checks.LABEL.withReservedCode1("K-opaque")),
        signed);
    byte[] passedOn = passedOn(Propagator.of(PLATFORM));
    add(Rule.PROPAGATION_UNSIGNED, passedOn, passedOn(Propagator.of(PLATFORM).signedBy(leaf)));
    add(Rule.SIGNATURE_KNOWN, passedOn, signed);
    add(Rule.FILE_REWRITTEN, Pictures.firstChunkLast(signed), signed);
  }

  private byte[] passedOn(Propagator platform) throws IOException {
    try (Labeled labeled = platform.propagate(MediaSource.of("example", signed), "q-1")) {
      return labeled.toBytes();
    }
  }

  private void trust() throws GeneralSecurityException, IOException {
    byte[] byStranger = signed(TestAuthority.root(SignatureAlgorithm.P256, "x").leaf(Terms.LEAF));
    add(Rule.SIGNATURE_TRUSTED, signed, byStranger);
    add(Rule.SIGNATURE_UNTRUSTED, byStranger, signed);
    LabelSigner old = root.leaf(Terms.LEAF.until(TestAuthority.day(-1)));
    add(Rule.SIGNATURE_EXPIRED, signed(old), signed);
    byte[] list =
        root.list(TestAuthority.day(-1), TestAuthority.day(9), leaf.certificates().get(0));
    TrustStore revoking = trust.revoking(Files.write(folder.resolve("list.crl"), list));
    examples.put(
        Rule.SIGNATURE_REVOKED, new Example(checking(signed, revoking), checking(signed, trust)));
  }

  private void bindings() throws GeneralSecurityException, IOException {
    byte[] other = Pictures.saying("AI生成", 40, 10, 10);
    byte[] moved = relabelled(other, in(signed));
    byte[] foreign =
        relabelled(
            Pictures.plain(),
            Checks.LABEL.withReservedCode1(
                "{\"SecurityData\":{\"Type\":\"TC260PG\",\"Version\":1,\"Bindings\":[{\"AlgID\":\"sm3\"}]}}"));
    add(Rule.BINDING_INTACT, signed, moved);
    add(Rule.BINDING_BROKEN, moved, signed);
    add(Rule.BINDING_UNCHECKED, foreign, signed);
    add(Rule.BINDING_ABSENT, relabelled(Pictures.plain(), signedOnlyItself()), signed);
  }

  /** As other toolkits sign: the producer's fields, and nothing of the content. */
  private Label signedOnlyItself() throws GeneralSecurityException {
    String message =
        "\"Label\":\"1\",\"ContentProducer\":\"%s\",\"ProduceID\":\"%s\""
            .formatted(Checks.LABEL.contentProducer(), Checks.LABEL.produceId());
    HexFormat hex = HexFormat.of();
    String oid = leaf.algorithm().oid();
    return Checks.LABEL.withReservedCode1(
        """
        {"SecurityData":{"Type":"TC260PG","Version":1,"PubSD":[\
        {"Type":"DS","AlgID":"%s","TBSData":{"Type":"Md"},"Signature":"%s"},\
        {"Type":"PubKey","AlgID":"%s","KeyValue":"%s"}]}}"""
            .formatted(
                oid,
                hex.formatHex(leaf.sign(message.getBytes(StandardCharsets.UTF_8))),
                oid,
                hex.formatHex(leaf.publicKey())));
  }

  private void stamps() throws GeneralSecurityException, IOException {
    TestAuthority stampers = TestAuthority.root(SignatureAlgorithm.P256, "Stamps");
    LabelSigner service = stampers.leaf(Terms.LEAF.stamping());
    byte[] stamped = signed(leaf.stampedBy(TestAuthority.stamper(service, TestAuthority.NOW)));
    TrustStore both = trust.trustingTimeStamps(stampers.file(folder));
    examples.put(Rule.STAMP_INTACT, new Example(checking(stamped, both), checking(stamped, trust)));
    examples.put(
        Rule.STAMP_UNTRUSTED, new Example(checking(stamped, trust), checking(stamped, both)));
    TimeStamper forger =
        data -> {
          byte[] token = TestAuthority.stamper(service, TestAuthority.NOW).stamp(data);
          token[token.length - 1] ^= 1;
          return token;
        };
    examples.put(
        Rule.STAMP_BROKEN,
        new Example(checking(signed(leaf.stampedBy(forger)), both), checking(stamped, both)));
  }
}
