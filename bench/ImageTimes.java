package org.aigclabel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.Verifier;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.security.KeyFiles;
import org.aigclabel.security.SignatureAlgorithm;
import org.aigclabel.security.TrustStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Times of one picture in memory, warm: see the script images, which makes the pictures. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ImageTimes {

  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");

  @Param("none")
  public String file;

  private byte[] source;
  private byte[] labelled;
  private Labeler implicit;
  private Labeler drawing;
  private Verifier verifier;

  @Setup
  public void read() throws Exception {
    Path keys = Files.createTempDirectory("image-times");
    var pair = KeyFiles.generate(SignatureAlgorithm.SM2, keys, "CN=Bench");
    implicit = Labeler.installed();
    drawing = implicit.signedBy(KeyFiles.signer(pair.key())).showing(ExplicitLabel.standard());
    verifier =
        Verifier.installed()
            .looking(Verifier.Depth.METADATA)
            .trusting(TrustStore.empty().trusting(pair.certificate()));
    source = Files.readAllBytes(Path.of(file));
    labelled = drawing.label(source, LABEL);
    Files.write(Path.of(file + ".labelled"), labelled);
    for (var path : Files.list(keys).toList()) {
      Files.delete(path);
    }
    Files.delete(keys);
  }

  /** The label in the metadata, unsigned. */
  @Benchmark
  public byte[] metadata() throws Exception {
    return implicit.label(source, LABEL);
  }

  /** The label drawn, signed and in the metadata. */
  @Benchmark
  public byte[] drawn() throws Exception {
    return drawing.label(source, LABEL);
  }

  /** The label read, held against the rules, with writer, digest and signature checked. */
  @Benchmark
  public Report verify() throws Exception {
    return verifier.verify(MediaSource.of("picture", labelled));
  }
}
