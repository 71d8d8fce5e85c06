import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.aigclabel.Integrity;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Output;
import org.aigclabel.Verifier;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;

/** Labels, signs and verifies every file of a folder, several rounds in one process. See rate. */
public final class LabelRate {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");

  private interface Work {
    void on(Path file) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(args[0]))) {
      files = list.sorted().toList();
    }
    Path out = Files.createTempDirectory("label-rate");
    var keys = KeyFiles.generate(SignatureAlgorithm.SM2, out, "CN=Bench");
    Labeler plain = Labeler.installed();
    Labeler signing = plain.signedBy(KeyFiles.signer(keys.key()));
    Verifier verifier =
        Verifier.installed()
            .looking(Verifier.Depth.METADATA)
            .trusting(TrustStore.empty().trusting(keys.certificate()));
    byte[] one = Files.readAllBytes(files.get(0));
    byte[] signed = signing.label(one, LABEL);
    for (int threads : new int[] {1, 2}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      for (int round = 1; round <= 4; round++) {
        rate(threads + " thread(s), label file to file", round, pool, files, f -> write(plain, f, out));
        rate(threads + " thread(s), verify (metadata)", round, pool, files, f -> verify(verifier, f));
      }
      pool.shutdown();
    }
    for (int round = 1; round <= 4; round++) {
      rate("in memory: label", round, null, files, f -> plain.label(one, LABEL));
      rate("in memory: label + sign", round, null, files, f -> signing.label(one, LABEL));
      rate("in memory: verify signed", round, null, files, f -> trusted(verifier, signed));
    }
  }

  private static void write(Labeler labeler, Path file, Path out) throws IOException {
    try (MediaSource source = MediaSource.of(file);
        Labeled labeled = labeler.label(source, LABEL)) {
      labeled.writeTo(Output.to(out.resolve(file.getFileName())).replacing().later());
    }
  }

  private static void verify(Verifier verifier, Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      verifier.verify(source);
    }
  }

  private static void trusted(Verifier verifier, byte[] file) {
    if (verifier.verify(MediaSource.of("signed", file)).integrity() != Integrity.TRUSTED) {
      throw new IllegalStateException("not trusted");
    }
  }

  private static void rate(String what, int round, ExecutorService pool, List<Path> files, Work work)
      throws Exception {
    long start = System.nanoTime();
    if (pool == null) {
      for (Path file : files) {
        work.on(file);
      }
    } else {
      List<? extends Future<?>> all =
          files.stream()
              .map(f -> pool.submit(() -> { work.on(f); return f; }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-36s round %d: %7.0f files/s, %.3f ms each%n",
        what, round, files.size() / seconds, seconds * 1000 / files.size());
  }
}
