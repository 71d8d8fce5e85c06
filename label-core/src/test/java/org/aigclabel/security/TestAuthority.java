package org.aigclabel.security;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * Issues certificates, revocation lists and time stamps for tests.
 *
 * @param signer the authority's key
 * @param certificate its certificate, DER
 */
public record TestAuthority(LabelSigner signer, byte[] certificate) {

  // A time stamp also names the true time of signing, so certificates must be valid then.
  public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** What a certificate says besides its names and key. */
  public record Terms(Instant from, Instant to, int usage, boolean authority, boolean stamps) {
    public static final Terms LEAF =
        new Terms(
            NOW.minus(Duration.ofDays(30)),
            NOW.plus(Duration.ofDays(30)),
            KeyUsage.digitalSignature,
            false,
            false);

    public Terms until(Instant end) {
      return new Terms(from, end, usage, authority, stamps);
    }

    public Terms from(Instant start) {
      return new Terms(start, to, usage, authority, stamps);
    }

    public Terms using(int bits) {
      return new Terms(from, to, bits, authority, stamps);
    }

    public Terms issuing() {
      return new Terms(from, to, KeyUsage.keyCertSign | KeyUsage.cRLSign, true, stamps);
    }

    public Terms stamping() {
      return new Terms(from, to, usage, authority, true);
    }
  }

  public static TestAuthority root(SignatureAlgorithm algorithm, String name) {
    LabelSigner key = Seals.fresh(algorithm);
    TestAuthority itself = new TestAuthority(key, new byte[0]);
    return new TestAuthority(
        key,
        itself.issue(
            new X500Name("CN=" + name), new X500Name("CN=" + name), key, Terms.LEAF.issuing()));
  }

  public TestAuthority below(String name) {
    LabelSigner key = Seals.fresh(signer.algorithm());
    return new TestAuthority(key, issue(name, key, Terms.LEAF.issuing()));
  }

  public byte[] issue(String name, LabelSigner key, Terms terms) {
    return issue(
        Cert.of(certificate).parsed().getSubject(), new X500Name("CN=" + name), key, terms);
  }

  private byte[] issue(X500Name issuer, X500Name subject, LabelSigner key, Terms terms) {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(subject.hashCode()).abs().add(BigInteger.ONE),
              Date.from(terms.from()),
              Date.from(terms.to()),
              subject,
              SubjectPublicKeyInfo.getInstance(key.publicKey()));
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(terms.authority()));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(terms.usage()));
      if (terms.stamps()) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      }
      return builder.build(CertificateWriter.operation(signer)).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a label signer with a leaf of this authority and the chain above it. */
  public LabelSigner leaf(Terms terms, byte[]... above)
      throws GeneralSecurityException, IOException {
    KeySigner key = (KeySigner) Seals.fresh(signer.algorithm());
    List<byte[]> chain = new java.util.ArrayList<>(List.of(issue("leaf", key, terms)));
    chain.addAll(List.of(above));
    return key.certified(chain);
  }

  public Path file(Path folder) throws IOException {
    return Files.write(folder.resolve("ca" + signer.hashCode() + ".der"), certificate);
  }

  /** Returns a revocation list that names these certificates. */
  public byte[] list(Instant from, Instant next, byte[]... revoked) throws IOException {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(Cert.of(certificate).parsed().getSubject(), Date.from(from));
    builder.setNextUpdate(Date.from(next));
    for (byte[] der : revoked) {
      builder.addCRLEntry(
          Cert.of(der).parsed().getSerialNumber().getValue(),
          Date.from(from),
          CRLReason.keyCompromise);
    }
    return builder.build(CertificateWriter.operation(signer)).getEncoded();
  }

  /** Returns the DER TimeStampResp of a service with this certificate. */
  public static byte[] stamp(LabelSigner service, byte[] request, Instant time)
      throws IOException, GeneralSecurityException {
    try {
      DigestCalculatorProvider digests = new BcDigestCalculatorProvider();
      X509CertificateHolder own = new X509CertificateHolder(service.certificates().get(0));
      SignerInfoGeneratorBuilder infos = new SignerInfoGeneratorBuilder(digests);
      infos.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator());
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              infos.build(CertificateWriter.operation(service), own),
              digests.get(
                  new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                      NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.2.3.4.5"));
      List<X509CertificateHolder> chain = new java.util.ArrayList<>();
      for (byte[] der : service.certificates()) {
        chain.add(new X509CertificateHolder(der));
      }
      tokens.addCertificates(new org.bouncycastle.util.CollectionStore<>(chain));
      return new TimeStampResponseGenerator(tokens, Set.of(NISTObjectIdentifiers.id_sha256.getId()))
          .generate(new TimeStampRequest(request), BigInteger.ONE, Date.from(time))
          .getEncoded();
    } catch (TSPException | org.bouncycastle.operator.OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Returns a service in this process. */
  public static TimeStamper stamper(LabelSigner service, Instant time) {
    return data -> {
      try {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        byte[] request =
            requests
                .generate(NISTObjectIdentifiers.id_sha256, ContentDigest.SHA256.of(data))
                .getEncoded();
        return new TimeStampResponse(stamp(service, request, time))
            .getTimeStampToken()
            .getEncoded("DER");
      } catch (TSPException e) {
        throw new GeneralSecurityException(e);
      }
    };
  }

  public static Instant day(int offset) {
    return NOW.plus(offset, ChronoUnit.DAYS);
  }
}
