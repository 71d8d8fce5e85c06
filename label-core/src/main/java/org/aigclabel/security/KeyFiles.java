package org.aigclabel.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes, reads and describes keys and certificates in files. */
public final class KeyFiles {

  /** How long a certificate of {@link #generate(SignatureAlgorithm, Path, String)} is valid. */
  public static final Duration VALIDITY = Duration.ofDays(3 * 365);

  /**
   * A new key and its certificate.
   *
   * @param key the private key, readable by its owner only
   * @param certificate a certificate that the key issued for itself, to be given to verifiers
   */
  public record KeyPair(Path key, Path certificate) {}

  private KeyFiles() {}

  /** Returns a signer with a new key that exists in memory only. */
  public static LabelSigner generate(SignatureAlgorithm algorithm)
      throws GeneralSecurityException, IOException {
    return KeySigner.of(PrivateKeys.generate(algorithm));
  }

  /**
   * Writes a new key as {@code key.pem} (PKCS#8, owner only) and its self-signed certificate as
   * {@code cert.pem} into a folder, which is made if it is not there.
   *
   * @param subject {@code CN=…,O=…,C=CN}, or just a name
   * @throws java.nio.file.FileAlreadyExistsException if there is a key already
   */
  public static KeyPair generate(SignatureAlgorithm algorithm, Path folder, String subject)
      throws GeneralSecurityException, IOException {
    KeySigner signer = KeySigner.of(PrivateKeys.generate(algorithm));
    String certificate = selfSigned(signer, subject, VALIDITY);
    Files.createDirectories(folder);
    Path key = folder.resolve("key.pem");
    Path cert = folder.resolve("cert.pem");
    writePrivate(key, signer.pem().text());
    Files.writeString(cert, certificate, StandardOpenOption.CREATE_NEW);
    return new KeyPair(key, cert);
  }

  /** Returns a signer with the private key of an unencrypted PEM or DER file. */
  public static LabelSigner signer(Path key) throws GeneralSecurityException, IOException {
    return KeyReader.read(TrustStore.read(key), Optional.empty());
  }

  /** Returns a signer with the private key of an encrypted PEM, DER or PKCS#12 file. */
  public static LabelSigner signer(Path key, char[] password)
      throws GeneralSecurityException, IOException {
    return KeyReader.read(TrustStore.read(key), Optional.of(password));
  }

  /**
   * Returns a signer of {@link #signer} that puts these certificates into labels: the key's own and
   * those that issued it, in any order.
   *
   * @throws IllegalArgumentException if none is for the key
   */
  public static LabelSigner certified(LabelSigner signer, Path certificates) throws IOException {
    List<byte[]> ders =
        TrustStore.certificates(TrustStore.read(certificates)).stream().map(Cert::der).toList();
    return ChosenSigner.certified(signer, KeyReader.ordered(signer, ders));
  }

  /** Returns a certificate that a key issues for itself, PEM. */
  public static String selfSigned(LabelSigner signer, String subject, Duration validity)
      throws GeneralSecurityException, IOException {
    return new Pem("CERTIFICATE", CertificateWriter.selfSigned(signer, subject, validity)).text();
  }

  /** Returns a request for a certificate (PKCS#10), PEM. */
  public static String request(LabelSigner signer, String subject)
      throws GeneralSecurityException, IOException {
    return new Pem("CERTIFICATE REQUEST", CertificateWriter.request(signer, subject)).text();
  }

  /** Returns a signer's public key, PEM. */
  public static String publicKey(LabelSigner signer) {
    return new Pem("PUBLIC KEY", signer.publicKey()).text();
  }

  /** Returns what a PEM, DER or unencrypted PKCS#12 file holds, in its order. */
  public static List<KeyDescription> describe(Path file)
      throws GeneralSecurityException, IOException {
    return new KeyDescriber(Optional.empty()).describe(TrustStore.read(file));
  }

  /** Returns what an encrypted file holds. */
  public static List<KeyDescription> describe(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    return new KeyDescriber(Optional.of(password)).describe(TrustStore.read(file));
  }

  private static void writePrivate(Path file, String text) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    List<FileAttribute<?>> owner = new ArrayList<>();
    if (posix) {
      owner.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, fresh, owner.toArray(FileAttribute<?>[]::new))) {
      if (!posix) {
        ownerOnly(file);
      }
      channel.write(StandardCharsets.US_ASCII.encode(text));
    }
  }

  private static void ownerOnly(Path file) throws IOException {
    var plain = file.toFile();
    boolean done =
        plain.setReadable(false, false)
            && plain.setReadable(true, true)
            && plain.setWritable(false, false)
            && plain.setWritable(true, true);
    if (!done) {
      throw new IOException(file.getFileName() + " cannot be made readable for its owner only");
    }
  }
}
