package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.LabelSigner;
import org.aigclabel.security.SignatureAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class C2paTraceTest {

  private static final String TYPE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  private static byte[] manifest(String key, String subject)
      throws GeneralSecurityException, IOException {
    LabelSigner signer = KeyFiles.generate(SignatureAlgorithm.P256);
    String pem = KeyFiles.selfSigned(signer, subject, Duration.ofDays(1));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("jumb " + TYPE + " " + key).getBytes(StandardCharsets.ISO_8859_1));
    out.write(0x81);
    out.write('Y');
    out.write(der.length >> 8);
    out.write(der.length);
    out.writeBytes(der);
    out.writeBytes("signature".getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  /** Cuts a manifest into JPEG segments, each with the head that ISO 19566-5 repeats. */
  private static byte[] segments(byte[] manifest, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < manifest.length; at += size) {
      int length = Math.min(size, manifest.length - at);
      int repeated = at == 0 ? 0 : 8;
      int field = 10 + repeated + length;
      out.writeBytes(new byte[] {-1, (byte) 0xEB, (byte) (field >> 8), (byte) field});
      out.writeBytes(new byte[8 + repeated]);
      out.write(manifest, at, length);
    }
    return out.toByteArray();
  }

  private static List<String> found(byte[] file) throws IOException {
    return C2paTrace.at(MediaSource.of("f", file), 0).stream()
        .map(f -> f.code() + " " + f.arguments().get(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0018!", "x5chain"})
  void at_signedManifest_signerAndSourceTypeNamed(String key) throws Exception {
    byte[] manifest = manifest(key, "CN=Image Service,O=Example\\, Inc.,C=CN");
    List<String> wanted =
        List.of(
            "trace.c2pa reason.signer:Example, Inc., Image Service",
            "trace.source.type trainedAlgorithmicMedia");
    assertEquals(wanted, found(manifest));
    assertEquals(wanted, found(segments(manifest, 64)));
  }

  @Test
  void at_chainCutShort_traceWithoutASigner() throws Exception {
    byte[] manifest = manifest("x5chain", "CN=a");
    assertEquals(
        List.of("trace.c2pa ", "trace.source.type trainedAlgorithmicMedia"),
        found(java.util.Arrays.copyOf(manifest, manifest.length - 60)));
  }
}
