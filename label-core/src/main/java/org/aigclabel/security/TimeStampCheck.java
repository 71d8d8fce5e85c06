package org.aigclabel.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Rule;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Checks an RFC 3161 token without asking anybody. */
record TimeStampCheck(byte[] token, byte[] data) {

  private static final int LONGEST_CHAIN = 8;

  /** Returns the proven time if the token fits and its service is trusted; says so either way. */
  Optional<Instant> check(CodeCheck result, TrustStore trust) {
    try {
      TimeStampToken parsed = read(token);
      List<Cert> chain = chain(parsed, trust.stampers());
      Instant time = parsed.getTimeStampInfo().getGenTime().toInstant();
      if (!covers(parsed, data) || chain.isEmpty() || !signed(parsed, chain.get(0))) {
        result.add(Rule.STAMP_BROKEN, "reason.stamp");
        return Optional.empty();
      }
      Trust service = trust.judgeStamper(chain, time);
      if (service.state() != Trust.State.TRUSTED) {
        result.add(Rule.STAMP_UNTRUSTED, time + " (" + chain.get(0).subject() + ")");
        return Optional.empty();
      }
      result.add(Rule.STAMP_INTACT, time + " (" + chain.get(0).subject() + ")");
      return Optional.of(time);
    } catch (IOException | TSPException | RuntimeException e) {
      result.add(Rule.STAMP_BROKEN, "reason.stamp");
      return Optional.empty();
    }
  }

  /** Returns whether the bytes are a token over the SHA-256 of the data. */
  static boolean covers(byte[] token, byte[] data) {
    try {
      return covers(read(token), data);
    } catch (IOException | TSPException | RuntimeException e) {
      return false;
    }
  }

  private static TimeStampToken read(byte[] der) throws IOException, TSPException {
    return new TimeStampToken(ContentInfo.getInstance(Der.guard(der)));
  }

  private static boolean covers(TimeStampToken token, byte[] data) {
    return token
            .getTimeStampInfo()
            .getMessageImprintAlgOID()
            .equals(NISTObjectIdentifiers.id_sha256)
        && Arrays.equals(
            token.getTimeStampInfo().getMessageImprintDigest(), ContentDigest.SHA256.of(data));
  }

  private static boolean signed(TimeStampToken token, Cert signer) throws IOException {
    SignerInformationVerifier verifier =
        new SignerInformationVerifier(
            new DefaultCMSSignatureAlgorithmNameGenerator(),
            new DefaultSignatureAlgorithmIdentifierFinder(),
            new Verifiers(signer),
            new BcDigestCalculatorProvider());
    try {
      token.validate(verifier);
      return true;
    } catch (TSPException e) {
      return false;
    }
  }

  /** The signer's certificate and, in order, those that issued it, from the token or known. */
  private static List<Cert> chain(TimeStampToken token, List<Cert> known) throws IOException {
    List<Cert> all = new ArrayList<>(known);
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      if (all.size() < known.size() + LONGEST_CHAIN) {
        all.add(Cert.of(holder.getEncoded()));
      }
    }
    List<Cert> chain = new ArrayList<>();
    all.stream()
        .filter(c -> token.getSID().match(new X509CertificateHolder(c.parsed())))
        .findFirst()
        .ifPresent(chain::add);
    boolean grows = !chain.isEmpty();
    while (grows && chain.size() < LONGEST_CHAIN) {
      Cert last = chain.get(chain.size() - 1);
      Optional<Cert> issuer =
          all.stream().filter(c -> !c.same(last) && last.issuedBy(c)).findFirst();
      issuer.ifPresent(chain::add);
      grows = issuer.isPresent();
    }
    return chain;
  }

  private record Verifiers(Cert signer) implements ContentVerifierProvider {

    @Override
    public boolean hasAssociatedCertificate() {
      return true;
    }

    @Override
    public X509CertificateHolder getAssociatedCertificate() {
      return new X509CertificateHolder(signer.parsed());
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier algorithm) {
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      return new ContentVerifier() {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
          return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
          return message;
        }

        @Override
        public boolean verify(byte[] expected) {
          return Signatures.fits(
              algorithm.getAlgorithm().getId(), signer.spki(), message.toByteArray(), expected);
        }
      };
    }
  }
}
