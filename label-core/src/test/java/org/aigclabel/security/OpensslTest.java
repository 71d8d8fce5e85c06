package org.aigclabel.security;

import static org.aigclabel.security.Seals.CONTENT;
import static org.aigclabel.security.Seals.LABEL;
import static org.aigclabel.security.Seals.rules;
import static org.aigclabel.security.Seals.signer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.aigclabel.Label;
import org.aigclabel.Rule;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OpenSSL 3 checks our signatures by the recipe of docs/signatures.md, and makes keys for us. */
class OpensslTest {

  private record Outcome(int code, String output) {}

  @TempDir private Path folder;

  @BeforeAll
  static void openssl_present() {
    boolean three;
    try {
      three = run(Path.of("."), "openssl", "version").output().startsWith("OpenSSL 3");
    } catch (IOException e) {
      three = false;
    }
    Assumptions.assumeTrue(three, "there is no OpenSSL 3 on this machine");
  }

  private static Outcome run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void openssl(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Outcome outcome = run(folder, command.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.output());
  }

  /** The recipe of the documentation, in words of another programmer: no code of ours. */
  private Outcome verify(Label label, String message, String signature) throws IOException {
    String code = label.reservedCode1();
    Files.writeString(folder.resolve("message"), message);
    Files.write(folder.resolve("signature"), HexFormat.of().parseHex(signature));
    String key =
        code.replaceAll(".*\"PubKey\",\"AlgID\":\"[0-9.]+\",\"KeyValue\":\"([0-9a-f]+).*", "$1");
    Files.write(folder.resolve("key.der"), HexFormat.of().parseHex(key));
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "key.der",
                "-keyform",
                "DER",
                "-rawin",
                "-in",
                "message",
                "-sigfile",
                "signature"));
    if (code.contains("\"AlgID\":\"1.2.156.10197.1.501\"")) {
      command.addAll(List.of("-digest", "sm3", "-pkeyopt", "distid:1234567812345678"));
    } else if (!code.contains("\"AlgID\":\"1.3.101.112\"")) {
      command.addAll(List.of("-digest", "sha256"));
    }
    return run(folder, command.toArray(String[]::new));
  }

  private static List<String> signatures(String code) {
    return java.util.regex.Pattern.compile("\"Signature\":\"([0-9a-f]+)\"")
        .matcher(code)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void openssl_bothSignatures_verifiesAndRefusesAnEditedMessage(SignatureAlgorithm algorithm)
      throws Exception {
    Label label = LabelSeal.sign(signer(algorithm), LABEL, CONTENT);
    String json = label.toJson();
    List<String> signatures = signatures(label.reservedCode1());
    String message = json.substring(1, json.indexOf(",\"ReservedCode1\""));
    String bound =
        json.substring(1, json.indexOf(",\"ContentPropagator\"")).replace(signatures.get(1), "");

    for (String[] pair :
        new String[][] {{message, signatures.get(0)}, {bound, signatures.get(1)}}) {
      Outcome good = verify(label, pair[0], pair[1]);
      Outcome bad = verify(label, pair[0] + " ", pair[1]);
      assertEquals(0, good.code(), good.output());
      assertTrue(bad.code() != 0, bad.output());
    }
  }

  @Test
  void signer_keysOfOpenssl_read() throws Exception {
    openssl("ecparam", "-name", "SM2", "-genkey", "-out", "sm2-sec1.pem");
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "sm2.pem");
    openssl(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "p256.pem");
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "p256-sec1.pem");
    openssl("genpkey", "-algorithm", "ED25519", "-out", "ed.pem");
    openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.pem");
    openssl("pkcs8", "-topk8", "-in", "sm2.pem", "-out", "locked.pem", "-passout", "pass:secret");
    for (String name : List.of("sm2-sec1", "sm2", "p256", "p256-sec1", "ed", "rsa")) {
      openssl("pkey", "-in", name + ".pem", "-pubout", "-outform", "DER", "-out", "public.der");
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("public.der")),
          KeyFiles.signer(folder.resolve(name + ".pem")).publicKey(),
          name);
    }
    assertArrayEquals(
        KeyFiles.signer(folder.resolve("sm2.pem")).publicKey(),
        KeyFiles.signer(folder.resolve("locked.pem"), "secret".toCharArray()).publicKey());
  }

  @Test
  void signer_pkcs12OfOpenssl_trustedUnderItsCertificate() throws Exception {
    openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "k.pem");
    openssl(
        "req",
        "-x509",
        "-new",
        "-key",
        "k.pem",
        "-sm3",
        "-sigopt",
        "distid:1234567812345678",
        "-subj",
        "/CN=Root/O=Org",
        "-days",
        "9",
        "-out",
        "c.pem");
    openssl(
        "pkcs12",
        "-export",
        "-inkey",
        "k.pem",
        "-in",
        "c.pem",
        "-out",
        "k.p12",
        "-passout",
        "pass:secret");
    LabelSigner signer = KeyFiles.signer(folder.resolve("k.p12"), "secret".toCharArray());
    TrustStore trust = TrustStore.empty().trusting(folder.resolve("c.pem"));

    assertEquals(1, signer.certificates().size());
    assertTrue(
        rules(LabelSeal.sign(signer, LABEL, CONTENT), trust).contains(Rule.SIGNATURE_TRUSTED));
  }

  @ParameterizedTest
  @EnumSource
  void openssl_ourFiles_acceptsThem(SignatureAlgorithm algorithm) throws Exception {
    KeyFiles.KeyPair pair = KeyFiles.generate(algorithm, folder, "CN=Test,C=CN");
    LabelSigner signer = KeyFiles.signer(pair.key());
    Files.writeString(folder.resolve("r.pem"), KeyFiles.request(signer, "CN=Test,C=CN"));
    openssl("pkey", "-in", "key.pem", "-check", "-noout");
    openssl("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "public.der");
    assertArrayEquals(signer.publicKey(), Files.readAllBytes(folder.resolve("public.der")));
    boolean sm2 = algorithm == SignatureAlgorithm.SM2;
    String[] identity = sm2 ? new String[] {"-vfyopt", "distid:1234567812345678"} : new String[0];
    if (!sm2) {
      // "openssl verify" 3.0 refuses SM2 certificates with a user id, also those it made itself.
      openssl("verify", "-check_ss_sig", "-partial_chain", "-CAfile", "cert.pem", "cert.pem");
    }
    List<String> request = new ArrayList<>(List.of("req", "-in", "r.pem", "-verify", "-noout"));
    request.addAll(List.of(identity));
    openssl(request.toArray(String[]::new));
  }

  @Test
  void check_timeStampOfOpenssl_intact() throws Exception {
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "tsa.key",
        "-subj",
        "/CN=TSA",
        "-addext",
        "extendedKeyUsage=critical,timeStamping",
        "-addext",
        "keyUsage=critical,digitalSignature",
        "-days",
        "9",
        "-out",
        "tsa.pem");
    Files.writeString(folder.resolve("serial"), "01");
    Files.writeString(
        folder.resolve("tsa.cnf"),
        """
        [tsa]
        default_tsa = service
        [service]
        serial = serial
        signer_cert = tsa.pem
        signer_key = tsa.key
        default_policy = 1.2.3.4
        digests = sha256
        signer_digest = sha256
        ess_cert_id_alg = sha256
        """);
    TimeStamper stamper =
        data -> {
          Files.write(folder.resolve("data"), data);
          openssl("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query");
          openssl(
              "ts",
              "-reply",
              "-config",
              "tsa.cnf",
              "-queryfile",
              "query",
              "-token_out",
              "-out",
              "token");
          return Files.readAllBytes(folder.resolve("token"));
        };
    LabelSigner signer = signer(SignatureAlgorithm.SM2);
    TrustStore trust = Seals.pinning(signer).trustingTimeStamps(folder.resolve("tsa.pem"));
    Label label = LabelSeal.sign(signer.stampedBy(stamper), LABEL, CONTENT);

    assertEquals(
        EnumSet.of(
            Rule.SIGNATURE_INTACT, Rule.BINDING_INTACT, Rule.STAMP_INTACT, Rule.SIGNATURE_TRUSTED),
        rules(label, trust));
  }

  @Test
  void openssl_ourTokenCheck_agreesWithTheirs() throws Exception {
    TestAuthority root = TestAuthority.root(SignatureAlgorithm.RSA, "Root");
    LabelSigner service = root.leaf(TestAuthority.Terms.LEAF.stamping());
    byte[] data = {1, 2, 3};
    Files.write(folder.resolve("data"), data);
    Files.write(
        folder.resolve("token"), TestAuthority.stamper(service, TestAuthority.NOW).stamp(data));
    Files.writeString(folder.resolve("ca.pem"), new Pem("CERTIFICATE", root.certificate()).text());
    openssl("ts", "-verify", "-data", "data", "-in", "token", "-token_in", "-CAfile", "ca.pem");
  }
}
