package org.aigclabel.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** Checks signatures; wrong input of any kind is a signature that does not fit. */
final class Signatures {

  private static final String SM2 = SignatureAlgorithm.SM2.oid();

  /** OID to the JDK's names of signature and key. */
  private static final Map<String, String[]> JDK =
      Map.of(
          SignatureAlgorithm.P256.oid(),
          new String[] {"SHA256withECDSA", "EC"},
          "1.2.840.10045.4.3.3",
          new String[] {"SHA384withECDSA", "EC"},
          "1.2.840.10045.4.3.4",
          new String[] {"SHA512withECDSA", "EC"},
          SignatureAlgorithm.RSA.oid(),
          new String[] {"SHA256withRSA", "RSA"},
          "1.2.840.113549.1.1.12",
          new String[] {"SHA384withRSA", "RSA"},
          "1.2.840.113549.1.1.13",
          new String[] {"SHA512withRSA", "RSA"},
          SignatureAlgorithm.ED25519.oid(),
          new String[] {"Ed25519", "Ed25519"});

  private Signatures() {}

  /** Returns the JDK's names of a signature algorithm and its key; not for SM2. */
  static String[] names(SignatureAlgorithm algorithm) {
    String[] names = JDK.get(algorithm.oid());
    if (names == null) {
      throw new IllegalArgumentException("the JDK has no " + algorithm);
    }
    return names;
  }

  /** Returns whether a signature fits a message under a SubjectPublicKeyInfo. */
  static boolean fits(String oid, byte[] spki, byte[] message, byte[] signature) {
    try {
      if (oid.equals(SM2)) {
        return PublicKeys.algorithm(spki).filter(a -> a == SignatureAlgorithm.SM2).isPresent()
            && Sm2.fits(spki, message, signature);
      }
      String[] names = JDK.get(oid);
      return names != null
          && (!names[1].equals("EC") || canonical(signature))
          && jdk(names, spki, message, signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** Returns the signature, and also in DER if it is the bare 64 bytes of r and s. */
  static List<byte[]> forms(byte[] signature) {
    if (signature.length != 64) {
      return List.of(signature);
    }
    try {
      BigInteger r = new BigInteger(1, signature, 0, 32);
      BigInteger s = new BigInteger(1, signature, 32, 32);
      return List.of(signature, der(new ASN1Integer(r), new ASN1Integer(s)));
    } catch (IOException e) {
      return List.of(signature);
    }
  }

  private static byte[] der(ASN1Integer r, ASN1Integer s) throws IOException {
    return new DERSequence(new ASN1Integer[] {r, s}).getEncoded("DER");
  }

  private static boolean jdk(String[] names, byte[] spki, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    PublicKey key = KeyFactory.getInstance(names[1]).generatePublic(new X509EncodedKeySpec(spki));
    Signature verifier = Signature.getInstance(names[0]);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  /** Returns whether these bytes are the one DER encoding of two positive numbers. */
  private static boolean canonical(byte[] signature) {
    ASN1Sequence pair = ASN1Sequence.getInstance(Der.guard(signature));
    ASN1Integer r = ASN1Integer.getInstance(pair.getObjectAt(0));
    ASN1Integer s = ASN1Integer.getInstance(pair.getObjectAt(1));
    try {
      return r.getValue().signum() > 0
          && s.getValue().signum() > 0
          && Arrays.equals(der(r, s), signature);
    } catch (IOException e) {
      return false;
    }
  }
}
