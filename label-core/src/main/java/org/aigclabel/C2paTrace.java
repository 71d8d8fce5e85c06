package org.aigclabel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a C2PA manifest says of generation and of its signer, read and not validated: anybody may
 * sign a manifest, also of a photograph, so only a source type of generation counts as a trace.
 */
final class C2paTrace {

  /** IPTC source types of generation, as their addresses end; in CBOR they stand as plain text. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "digitalsourcetype/(trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia"
              + "|algorithmicMedia)");

  /** The certificate chain in the header of a COSE signature (RFC 9360), by number or by name. */
  private static final Pattern CHAIN =
      Pattern.compile("(?:\u0018!|x5chain)[\u0081-\u0097]?Y(?s:..)(?=0\u0082)");

  private static final Pattern NAME = Pattern.compile("(?:^|,)(CN|O)=((?:\\\\.|[^,])+)");

  private static final int LONGEST = 16 << 20;
  private static final int APP11 = 0xFFEB;

  private C2paTrace() {}

  /** Returns the findings for a manifest at {@code offset}. */
  static List<Finding> at(MediaSource source, long offset) throws IOException {
    byte[] manifest = manifest(source, offset);
    String text = new String(manifest, StandardCharsets.ISO_8859_1);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.of(
            Rule.TRACE_C2PA, signer(manifest, text).map(s -> "reason.signer:" + s).orElse("")));
    Set<String> types = new TreeSet<>();
    Matcher matcher = GENERATED.matcher(text);
    while (matcher.find()) {
      types.add(matcher.group(1));
    }
    types.forEach(type -> findings.add(Finding.of(Rule.TRACE_SOURCE_TYPE, type)));
    return findings;
  }

  /** The last certificate chain is the active manifest's; ingredients stand before it. */
  private static Optional<String> signer(byte[] manifest, String text) {
    Optional<String> name = Optional.empty();
    Matcher chain = CHAIN.matcher(text);
    while (chain.find()) {
      Optional<String> found = subject(manifest, chain.end());
      name = found.isPresent() ? found : name;
    }
    return name;
  }

  private static Optional<String> subject(byte[] manifest, int at) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(manifest, at, manifest.length - at));
      Matcher names = NAME.matcher(certificate.getSubjectX500Principal().getName());
      List<String> parts = new ArrayList<>();
      while (names.find()) {
        parts.add(names.group(2).replace("\\", ""));
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    } catch (CertificateException | RuntimeException e) {
      // A chain that cannot be read names nobody; what the manifest says is still a trace.
      return Optional.empty();
    }
  }

  /** Returns the bytes from there, in a JPEG without the segment headers that cut them up. */
  private static byte[] manifest(MediaSource source, long offset) throws IOException {
    if (offset + 4 > source.size() || source.u16(offset) != APP11) {
      int length = (int) Math.min(LONGEST, source.size() - offset);
      return source.array(offset, Math.min(length, source.limits().block()));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    long at = offset;
    while (at + 4 <= source.size() && source.u16(at) == APP11 && whole.size() < LONGEST) {
      int length = source.u16(at + 2);
      // Common identifier, box instance and packet number; each packet repeats the box header.
      int header = whole.size() == 0 ? 10 : 18;
      if (length > header && at + 2 + length <= source.size()) {
        whole.writeBytes(source.array(at + 2 + header, length - header));
      }
      at += 2 + length;
    }
    return whole.toByteArray();
  }
}
