package org.aigclabel.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Writes certificates and requests that any signer signs, also one in an HSM. */
final class CertificateWriter {

  private static final int SERIAL_BITS = 127;

  private CertificateWriter() {}

  /** Returns a certificate that the key issues for itself, DER. */
  static byte[] selfSigned(LabelSigner signer, String subject, Duration validity)
      throws GeneralSecurityException, IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    X500Name name = name(subject);
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(now),
            Date.from(now.plus(validity)),
            name,
            SubjectPublicKeyInfo.getInstance(signer.publicKey()));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    try {
      return builder.build(operation(signer)).getEncoded();
    } catch (RuntimeOperatorException e) {
      throw new GeneralSecurityException("the certificate could not be signed", e);
    }
  }

  /** Returns a PKCS#10 request, DER. */
  static byte[] request(LabelSigner signer, String subject)
      throws GeneralSecurityException, IOException {
    try {
      return new PKCS10CertificationRequestBuilder(
              name(subject), SubjectPublicKeyInfo.getInstance(signer.publicKey()))
          .build(operation(signer))
          .getEncoded();
    } catch (RuntimeOperatorException e) {
      throw new GeneralSecurityException("the request could not be signed", e);
    }
  }

  /** Returns {@code CN=a,O=b} as a name, and any other text as the common name. */
  private static X500Name name(String subject) {
    return subject.matches("[A-Za-z0-9.]+=.*")
        ? new X500Name(BCStyle.INSTANCE, subject)
        : new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, subject).build();
  }

  /** Returns a signer in the terms of certificates and messages. */
  static ContentSigner operation(LabelSigner signer) {
    ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(signer.algorithm().oid());
    AlgorithmIdentifier algorithm =
        signer.algorithm() == SignatureAlgorithm.RSA
            ? new AlgorithmIdentifier(oid, DERNull.INSTANCE)
            : new AlgorithmIdentifier(oid);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    return new ContentSigner() {
      @Override
      public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
      }

      @Override
      public OutputStream getOutputStream() {
        return message;
      }

      @Override
      public byte[] getSignature() {
        try {
          return signer.sign(message.toByteArray());
        } catch (GeneralSecurityException e) {
          throw new RuntimeOperatorException("signing failed", e);
        }
      }
    };
  }
}
