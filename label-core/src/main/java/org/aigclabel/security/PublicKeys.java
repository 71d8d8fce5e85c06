package org.aigclabel.security;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** Public keys as DER SubjectPublicKeyInfo, read from every form seen in labels. */
final class PublicKeys {

  private static final int LARGEST = 1 << 14;
  private static final int FIELD = 32;
  private static final int SHORTEST_RSA = 2048;

  private PublicKeys() {}

  /** Returns the algorithm a key is for; empty for other curves and kinds. */
  static Optional<SignatureAlgorithm> algorithm(byte[] spki) {
    AlgorithmIdentifier id = SubjectPublicKeyInfo.getInstance(spki).getAlgorithm();
    ASN1ObjectIdentifier kind = id.getAlgorithm();
    if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      Object curve = id.getParameters();
      return GMObjectIdentifiers.sm2p256v1.equals(curve)
          ? Optional.of(SignatureAlgorithm.SM2)
          : SECObjectIdentifiers.secp256r1.equals(curve)
              ? Optional.of(SignatureAlgorithm.P256)
              : Optional.empty();
    }
    return kind.equals(EdECObjectIdentifiers.id_Ed25519)
        ? Optional.of(SignatureAlgorithm.ED25519)
        : kind.equals(PKCSObjectIdentifiers.rsaEncryption)
            ? Optional.of(SignatureAlgorithm.RSA)
            : Optional.empty();
  }

  /** Returns the SHA-256 of a key, hex, by which people compare keys. */
  static String fingerprint(byte[] spki) {
    return HexFormat.of().formatHex(ContentDigest.SHA256.of(spki));
  }

  /** Returns whether a key is RSA and too short to be trusted. */
  static boolean isWeak(byte[] spki) throws IOException {
    int bits = rsaBits(spki);
    return bits > 0 && bits < SHORTEST_RSA;
  }

  /** Returns the length of an RSA key in bits, 0 for other keys. */
  static int rsaBits(byte[] spki) throws IOException {
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(spki);
    return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
        ? RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength()
        : 0;
  }

  /**
   * Returns the keys a {@code KeyValue} may mean: SubjectPublicKeyInfo, certificate, point, bare x
   * coordinate (with the even y first), Ed25519 bytes. None if it cannot be read.
   */
  static List<byte[]> read(SignatureAlgorithm algorithm, byte[] value) {
    if (value.length > LARGEST) {
      return List.of();
    }
    try {
      return value.length > 0 && value[0] == 0x30
          ? structured(algorithm, Der.guard(value))
          : bare(algorithm, value);
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  private static List<byte[]> structured(SignatureAlgorithm algorithm, byte[] value)
      throws IOException {
    ASN1Sequence sequence = ASN1Sequence.getInstance(value);
    SubjectPublicKeyInfo key =
        switch (sequence.size()) {
          case 3 -> Certificate.getInstance(sequence).getSubjectPublicKeyInfo();
          default ->
              sequence.getObjectAt(0) instanceof ASN1Sequence
                  ? SubjectPublicKeyInfo.getInstance(sequence)
                  : info(algorithm, RSAPublicKey.getInstance(sequence).getEncoded());
        };
    byte[] spki = key.getEncoded("DER");
    return algorithm(spki).filter(a -> a == algorithm).isPresent() ? List.of(spki) : List.of();
  }

  private static List<byte[]> bare(SignatureAlgorithm algorithm, byte[] value) throws IOException {
    if (algorithm == SignatureAlgorithm.ED25519) {
      return value.length == FIELD ? List.of(encode(algorithm, value)) : List.of();
    }
    List<byte[]> keys = new ArrayList<>();
    for (byte[] point : points(value)) {
      keys.addAll(onCurve(algorithm, point));
    }
    return keys;
  }

  /** The encodings of SEC 1 that the bytes are or lack a first byte of. */
  private static List<byte[]> points(byte[] value) {
    int first = value.length > 0 ? value[0] : 0;
    return switch (value.length) {
      case FIELD -> List.of(prefixed(2, value), prefixed(3, value));
      case FIELD + 1 -> {
        byte[] x = Arrays.copyOfRange(value, 1, value.length);
        yield first == 0 ? List.of(prefixed(2, x), prefixed(3, x)) : List.of(value);
      }
      case 2 * FIELD -> List.of(prefixed(4, value));
      case 2 * FIELD + 1 -> List.of(value);
      default -> List.of();
    };
  }

  private static List<byte[]> onCurve(SignatureAlgorithm algorithm, byte[] point)
      throws IOException {
    try {
      ECPoint decoded = CustomNamedCurves.getByOID(curve(algorithm)).getCurve().decodePoint(point);
      return List.of(encode(algorithm, decoded.getEncoded(false)));
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Returns the key of raw bytes: an uncompressed point, or the 32 bytes of Ed25519. */
  static byte[] encode(SignatureAlgorithm algorithm, byte[] raw) throws IOException {
    return info(algorithm, raw).getEncoded("DER");
  }

  private static SubjectPublicKeyInfo info(SignatureAlgorithm algorithm, byte[] raw) {
    AlgorithmIdentifier id =
        switch (algorithm) {
          case SM2, P256 ->
              new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve(algorithm));
          case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
          case RSA ->
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        };
    return new SubjectPublicKeyInfo(id, raw);
  }

  static ASN1ObjectIdentifier curve(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2 -> GMObjectIdentifiers.sm2p256v1;
      case P256 -> SECObjectIdentifiers.secp256r1;
      default -> throw new IllegalArgumentException(algorithm + " has no curve");
    };
  }

  private static byte[] prefixed(int first, byte[] rest) {
    byte[] out = new byte[rest.length + 1];
    out[0] = (byte) first;
    System.arraycopy(rest, 0, out, 1, rest.length);
    return out;
  }
}
