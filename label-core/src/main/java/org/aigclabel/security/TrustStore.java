package org.aigclabel.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The keys whose signatures prove origin to you: public keys, certificates, authorities. Immutable,
 * thread-safe; it is not a certificate directory and asks no server.
 */
public final class TrustStore {

  private static final int MOST_BYTES = 1 << 24;
  private static final TrustStore EMPTY =
      new TrustStore(
          new Known(List.of(), List.of(), List.of(), List.of(), List.of()), Clock.systemUTC());

  private record Known(
      List<byte[]> keys,
      List<Cert> pinned,
      List<Cert> authorities,
      List<Cert> stampers,
      List<Crl> lists) {

    Known trusting(List<byte[]> newKeys, List<Cert> newPinned, List<Cert> newAuthorities) {
      return new Known(newKeys, newPinned, newAuthorities, stampers, lists);
    }

    Known stampedBy(List<Cert> newStampers) {
      return new Known(keys, pinned, authorities, newStampers, lists);
    }

    Known revoking(List<Crl> newLists) {
      return new Known(keys, pinned, authorities, stampers, newLists);
    }
  }

  private final Known known;
  private final Clock clock;

  private TrustStore(Known known, Clock clock) {
    this.known = known;
    this.clock = clock;
  }

  /** Returns the store that trusts nobody. */
  public static TrustStore empty() {
    return EMPTY;
  }

  /**
   * Returns this store with the public keys and certificates of a PEM or DER file. A certificate
   * authority's certificate makes all that it issues trusted, any other its own key only.
   *
   * @throws IllegalArgumentException if there is none in the file
   */
  public TrustStore trusting(Path pemOrDer) throws IOException {
    return trusting(read(pemOrDer));
  }

  /** As {@link #trusting(Path)}, of bytes. */
  public TrustStore trusting(byte[] pemOrDer) {
    List<byte[]> newKeys = new ArrayList<>(known.keys());
    List<Cert> newPinned = new ArrayList<>(known.pinned());
    List<Cert> newAuthorities = new ArrayList<>(known.authorities());
    for (Pem block : blocks(pemOrDer, "CERTIFICATE")) {
      if (block.label().equals("PUBLIC KEY")) {
        newKeys.add(publicKey(block.der()));
      } else if (block.label().endsWith("CERTIFICATE")) {
        Cert certificate = Cert.of(block.der());
        (certificate.isAuthority() ? newAuthorities : newPinned).add(certificate);
      }
    }
    int added = newKeys.size() + newPinned.size() + newAuthorities.size();
    if (added == known.keys().size() + known.pinned().size() + known.authorities().size()) {
      throw new IllegalArgumentException("wanted a public key or a certificate, found neither");
    }
    return new TrustStore(known.trusting(newKeys, newPinned, newAuthorities), clock);
  }

  /**
   * Returns this store with the certificates of time stamp services, or of authorities that issue
   * them. They are trusted for time stamps only.
   */
  public TrustStore trustingTimeStamps(Path pemOrDer) throws IOException {
    List<Cert> more = new ArrayList<>(known.stampers());
    certificates(read(pemOrDer)).forEach(more::add);
    return new TrustStore(known.stampedBy(more), clock);
  }

  /**
   * Returns this store with the revocation lists of a PEM or DER file. Once there is a list of an
   * authority, it must be current, or what that authority issued is not trusted.
   */
  public TrustStore revoking(Path crl) throws IOException {
    List<Crl> more = new ArrayList<>(known.lists());
    blocks(read(crl), "X509 CRL").forEach(block -> more.add(Crl.of(block.der())));
    return new TrustStore(known.revoking(more), clock);
  }

  /** Returns this store with another clock for validity. */
  public TrustStore at(Clock otherClock) {
    return new TrustStore(known, otherClock);
  }

  /** Returns this store as it judges at one moment. */
  public TrustStore at(Instant moment) {
    return at(Clock.fixed(moment, ZoneOffset.UTC));
  }

  /** Returns the keys that may have made a signature that names none. */
  List<byte[]> knownKeys() {
    return Stream.concat(known.keys().stream(), known.pinned().stream().map(Cert::spki)).toList();
  }

  /** Returns what is to be said of a key with its chain, used now or at a proven moment. */
  Trust judge(byte[] spki, List<byte[]> chain, Optional<Instant> proven) {
    try {
      Instant now = clock.instant();
      return judge(spki, chain, now, proven.orElse(now));
    } catch (IOException | RuntimeException e) {
      return Trust.unknown("reason.certificate");
    }
  }

  private Trust judge(byte[] spki, List<byte[]> chain, Instant now, Instant when)
      throws IOException {
    if (PublicKeys.isWeak(spki)) {
      return Trust.unknown("reason.weak:" + PublicKeys.rsaBits(spki));
    }
    String fingerprint = PublicKeys.fingerprint(spki);
    if (known.keys().stream().anyMatch(key -> Arrays.equals(key, spki))) {
      return Trust.trusted("reason.pinned:" + fingerprint);
    }
    CertificatePath path = new CertificatePath(known.authorities(), known.lists(), now);
    Optional<Cert> pin =
        known.pinned().stream().filter(c -> Arrays.equals(c.spki(), spki)).findFirst();
    if (pin.isPresent()) {
      Cert issuer =
          known.authorities().stream().filter(pin.get()::issuedBy).findFirst().orElse(pin.get());
      return path.judge(pin.get(), issuer, when);
    }
    if (chain.isEmpty()) {
      return Trust.unknown("reason.key:" + fingerprint);
    }
    List<Cert> certificates = chain.stream().map(Cert::of).toList();
    return Arrays.equals(certificates.get(0).spki(), spki)
        ? path.judge(certificates, when)
        : Trust.unknown("reason.leaf");
  }

  /** Returns the certificates trusted for time stamps. */
  List<Cert> stampers() {
    return known.stampers();
  }

  /** Returns what is to be said of a time stamp service's chain. */
  Trust judgeStamper(List<Cert> chain, Instant when) throws IOException {
    return new CertificatePath(known.stampers(), known.lists(), clock.instant()).judge(chain, when);
  }

  static List<Cert> certificates(byte[] pemOrDer) {
    List<Cert> found =
        blocks(pemOrDer, "CERTIFICATE").stream()
            .filter(block -> block.label().endsWith("CERTIFICATE"))
            .map(block -> Cert.of(block.der()))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("wanted a certificate, found none");
    }
    return found;
  }

  /** The PEM blocks, or the bytes as one block: of a public key if they can be read as such. */
  private static List<Pem> blocks(byte[] pemOrDer, String otherwise) {
    List<Pem> blocks = Pem.read(pemOrDer);
    if (!blocks.isEmpty()) {
      return blocks;
    }
    String label = isPublicKey(pemOrDer) ? "PUBLIC KEY" : otherwise;
    return List.of(new Pem(label, pemOrDer));
  }

  private static boolean isPublicKey(byte[] der) {
    try {
      publicKey(der);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static byte[] publicKey(byte[] der) {
    try {
      return SubjectPublicKeyInfo.getInstance(Der.guard(der)).getEncoded("DER");
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("wanted a public key: " + e.getMessage(), e);
    }
  }

  static byte[] read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IllegalArgumentException(file.getFileName() + " is too large for keys: " + size);
    }
    return Files.readAllBytes(file);
  }
}
