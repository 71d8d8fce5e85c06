package org.aigclabel.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.security.KeyDescription;
import org.aigclabel.security.KeyFiles;

/**
 * Looks at a key and its certificate.
 *
 * @param key the private key, if one is configured
 * @param certificate its certificate, if one is
 */
public record Keys(Optional<Path> key, Optional<Path> certificate) {

  private static final Duration SOON = Duration.ofDays(30);

  /** Returns what is found; opening the key itself is the caller's, who knows the password. */
  public List<Diagnosis> look() {
    if (key.isEmpty()) {
      return List.of(Diagnosis.warning("key.none"));
    }
    List<Diagnosis> found = new ArrayList<>();
    found.add(kept(key.get()));
    certificate.ifPresentOrElse(
        file -> found.addAll(certificates(file)), () -> found.add(Diagnosis.warning("cert.none")));
    return found;
  }

  private static Diagnosis kept(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      boolean open =
          rights.contains(PosixFilePermission.OTHERS_READ)
              || rights.contains(PosixFilePermission.GROUP_WRITE);
      return open ? Diagnosis.warning("key.open", file) : Diagnosis.well("key.kept", file);
    } catch (UnsupportedOperationException e) {
      return Diagnosis.well("key.kept", file);
    } catch (IOException e) {
      return Diagnosis.failure("key.missing", file);
    }
  }

  private static List<Diagnosis> certificates(Path file) {
    List<Diagnosis> found = new ArrayList<>();
    try {
      for (KeyDescription each : KeyFiles.describe(file)) {
        each.notAfter().ifPresent(end -> found.add(validity(file, each, end)));
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      found.add(Diagnosis.failure("cert.unreadable", file, String.valueOf(e.getMessage())));
    }
    return found;
  }

  private static Diagnosis validity(Path file, KeyDescription certificate, Instant end) {
    Instant now = Instant.now();
    if (now.isAfter(end)) {
      return Diagnosis.failure("cert.expired", file, end);
    }
    if (certificate.notBefore().map(now::isBefore).orElse(false)) {
      return Diagnosis.failure("cert.early", file, certificate.notBefore().orElse(now));
    }
    return now.plus(SOON).isAfter(end)
        ? Diagnosis.warning("cert.soon", file, end)
        : Diagnosis.well("cert", file, end);
  }
}
