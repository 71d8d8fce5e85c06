package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.TestAuthority.NOW;
import static org.aigclabel.security.TestAuthority.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.aigclabel.security.TestAuthority.Terms;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeStampTest {

  private static final TestAuthority ROOT = TestAuthority.root(SignatureAlgorithm.SM2, "Root");
  private static final Set<Rule> STAMPED =
      EnumSet.of(
          Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT, Rule.STAMP_INTACT, Rule.SIGNATURE_TRUSTED);

  @TempDir private Path folder;

  private TrustStore trust(TestAuthority stamps) throws Exception {
    return TrustStore.empty()
        .trusting(ROOT.file(folder))
        .trustingTimeStamps(stamps.file(folder))
        .at(NOW);
  }

  private static Label stamped(TimeStamper stamper) throws Exception {
    return LabelSeal.sign(ROOT.leaf(Terms.LEAF).stampedBy(stamper), LABEL, CONTENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2", "P256", "RSA"})
  void check_stampOfTrustedService_intact(SignatureAlgorithm algorithm) throws Exception {
    TestAuthority stamps = TestAuthority.root(algorithm, "Stamps");
    LabelSigner service = stamps.leaf(Terms.LEAF.stamping());
    Label label = stamped(TestAuthority.stamper(service, NOW));

    assertEquals(STAMPED, rules(label, trust(stamps)));
  }

  @Test
  void check_certificateExpiredSinceTheStamp_trusted() throws Exception {
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping());
    Label label = stamped(TestAuthority.stamper(service, NOW));

    assertEquals(STAMPED, rules(label, trust(ROOT).at(day(400))));
    assertFalse(
        rules(label, TrustStore.empty().trusting(ROOT.file(folder)).at(day(400)))
            .contains(Rule.SIGNATURE_TRUSTED));
  }

  @Test
  void check_stampAfterTheCertificateExpired_expired() throws Exception {
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping().until(day(300)));
    LabelSigner old = ROOT.leaf(Terms.LEAF.until(day(-1)));
    Label label =
        LabelSeal.sign(old.stampedBy(TestAuthority.stamper(service, NOW)), LABEL, CONTENT);
    assertTrue(rules(label, trust(ROOT)).contains(Rule.SIGNATURE_EXPIRED));
  }

  @Test
  void check_serviceUnknown_stampUntrustedAndJudgedNow() throws Exception {
    TestAuthority stamps = TestAuthority.root(SignatureAlgorithm.P256, "Stamps");
    Label label = stamped(TestAuthority.stamper(stamps.leaf(Terms.LEAF.stamping()), NOW));
    TrustStore trust = TrustStore.empty().trusting(ROOT.file(folder));

    assertTrue(
        rules(label, trust.at(NOW))
            .containsAll(Set.of(Rule.STAMP_UNTRUSTED, Rule.SIGNATURE_TRUSTED)));
    assertTrue(
        rules(label, trust.at(day(400)))
            .containsAll(Set.of(Rule.STAMP_UNTRUSTED, Rule.SIGNATURE_EXPIRED)));
  }

  private static TimeStamper stamper() throws Exception {
    return TestAuthority.stamper(ROOT.leaf(Terms.LEAF.stamping()), NOW);
  }

  @Test
  void check_stampKeyAsLabelKey_untrusted() throws Exception {
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping());
    Label label = LabelSeal.sign(service, LABEL, CONTENT);
    TrustStore onlyStamps = TrustStore.empty().trustingTimeStamps(ROOT.file(folder)).at(NOW);
    assertTrue(rules(label, onlyStamps).contains(Rule.SIGNATURE_UNTRUSTED));
  }

  @Test
  void check_anyDigitOfTokenChanged_neverTrustedNorThrows() throws Exception {
    Label label = stamped(stamper());
    TrustStore trust = trust(ROOT);
    Seal seal = Seal.parse(label.reservedCode1()).orElseThrow();
    String hex = seal.timeStamp();
    for (int i = 0; i < hex.length(); i += 3) {
      char other = hex.charAt(i) == '0' ? '1' : '0';
      Seal changed = seal.withTimeStamp(hex.substring(0, i) + other + hex.substring(i + 1));
      assertFalse(
          rules(label.withReservedCode1(changed.text()), trust).contains(Rule.SIGNATURE_TRUSTED));
    }
  }

  @Test
  void stampCheck_anyBitOfTokenFlipped_neverIntactUnlessUnsigned() throws Exception {
    byte[] data = {1, 2, 3};
    byte[] token = stamper().stamp(data);
    TrustStore trust = trust(ROOT);
    assertTrue(
        new TimeStampCheck(token, data).check(new CodeCheck(Role.PRODUCER), trust).isPresent());
    int intact = 0;
    for (int bit = 0; bit < token.length * 8; bit += 3) {
      byte[] flipped = token.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      boolean present =
          new TimeStampCheck(flipped, data).check(new CodeCheck(Role.PRODUCER), trust).isPresent();
      intact += present ? 1 : 0;
    }
    assertTrue(
        intact < token.length * 8 / 3 / 20, intact + " flips went unseen by the token alone");
  }

  @Test
  void check_tokenOverOtherData_stampBroken() throws Exception {
    CodeCheck result = new CodeCheck(Role.PRODUCER);
    byte[] token = stamper().stamp(new byte[] {1});
    assertTrue(new TimeStampCheck(token, new byte[] {2}).check(result, trust(ROOT)).isEmpty());
    assertEquals(Rule.STAMP_BROKEN, result.findings(false).get(0).rule());
  }

  @Test
  void check_tokenWithoutItsCertificate_intactIfItIsKnown() throws Exception {
    byte[] data = {1, 2, 3};
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping());
    TimeStampRequestGenerator bare = new TimeStampRequestGenerator();
    byte[] request =
        bare.generate(NISTObjectIdentifiers.id_sha256, ContentDigest.SHA256.of(data)).getEncoded();
    byte[] token =
        new TimeStampResponse(TestAuthority.stamp(service, request, NOW))
            .getTimeStampToken()
            .getEncoded("DER");
    Path known = Files.write(folder.resolve("tsa.der"), service.certificates().get(0));
    TrustStore trust = TrustStore.empty().trustingTimeStamps(known).at(NOW);
    CodeCheck result = new CodeCheck(Role.PRODUCER);

    assertTrue(new TimeStampCheck(token, data).check(result, TrustStore.empty()).isEmpty());
    assertEquals(
        Optional.of(NOW),
        new TimeStampCheck(token, data).check(new CodeCheck(Role.PRODUCER), trust));
  }

  @Test
  void sign_serviceAnswersForOtherData_refused() throws Exception {
    byte[] token = stamper().stamp(new byte[] {1});
    assertThrows(GeneralSecurityException.class, () -> stamped(data -> token));
    assertThrows(GeneralSecurityException.class, () -> stamped(data -> new byte[9]));
  }

  @Test
  void sign_serviceOverHttp_intact() throws Exception {
    LabelSigner service = ROOT.leaf(Terms.LEAF.stamping());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          try (exchange) {
            byte[] answer =
                TestAuthority.stamp(service, exchange.getRequestBody().readAllBytes(), NOW);
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          } catch (GeneralSecurityException e) {
            throw new IOException(e);
          }
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      Duration patience = Duration.ofSeconds(20);
      Label label = stamped(TimeStamper.at(uri.resolve("/tsa"), patience));
      assertEquals(STAMPED, rules(label, trust(ROOT)));
      assertThrows(
          IOException.class, () -> stamped(TimeStamper.at(uri.resolve("/none"), patience)));
    } finally {
      server.stop(0);
    }
  }
}
