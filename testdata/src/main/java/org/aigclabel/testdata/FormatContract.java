package org.aigclabel.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Checks the laws of every format that a module installs, over samples that its tests make and over
 * the corpus where it is present. Extend it once per module.
 */
public abstract class FormatContract {

  private static final Duration HANG = Duration.ofSeconds(120);
  private static final int ROUNDS = 400;
  private static final int FLIPS = 20_000;

  /**
   * Returns unlabelled samples by the name of their format; small ones have all their bits flipped.
   */
  protected abstract Map<String, List<Sample>> samples();

  /** Returns the folders of the corpus that this module's formats must cope with. */
  protected abstract List<String> corpusFolders();

  @Test
  void installedFormats_samples_oneForTheOther() {
    List<MediaFormat> formats = Formats.installed().formats();
    assertFalse(formats.isEmpty(), "no format is installed");
    assertEquals(
        new TreeSet<>(formats.stream().map(f -> f.type().name()).toList()),
        new TreeSet<>(samples().keySet()));
    samples().forEach((name, list) -> assertFalse(list.isEmpty(), "no sample for " + name));
  }

  @TestFactory
  Stream<DynamicNode> generatedSamples_everyLaw_kept() {
    return Formats.installed().formats().stream()
        .map(
            format ->
                dynamicContainer(
                    format.type().name(),
                    samples().getOrDefault(format.type().name(), List.of()).stream()
                        .map(sample -> dynamicContainer(sample.name(), laws(format, sample)))));
  }

  private static Stream<DynamicTest> laws(MediaFormat format, Sample sample) {
    FormatLaws laws = new FormatLaws(format);
    return Stream.of(
        law("claimed by exactly one", () -> laws.claimedByExactlyOne(sample.source())),
        law("unlabelled reads empty", () -> laws.unlabelledReadsEmpty(sample.source())),
        law("writes and replaces", () -> laws.writesAndReplaces(sample.source())),
        law("signed content", () -> laws.signedContentIgnoresTheLabel(sample.source())),
        law("flipped bits show", () -> laws.flippedBitsShow(sample, FLIPS)),
        law("survives damage", () -> laws.survivesDamage(sample, ROUNDS)),
        law("cut anywhere", () -> new Cutting(format, sample).everyBeginning()));
  }

  @TestFactory
  Stream<DynamicNode> signedSamples_everyForgery_seen() {
    return Formats.installed().formats().stream()
        .filter(format -> !format.carriers().isEmpty())
        .map(
            format ->
                dynamicContainer(
                    format.type().name(),
                    samples().getOrDefault(format.type().name(), List.of()).stream()
                        .map(
                            sample -> dynamicContainer(sample.name(), forgeries(format, sample)))));
  }

  private static Stream<DynamicTest> forgeries(MediaFormat format, Sample sample) {
    Tampering tampering = new Tampering(format, sample);
    Stream<DynamicTest> ofParts =
        tampering.hasParts()
            ? Stream.of(law("two parts of one name", tampering::partTwice))
            : Stream.of();
    Stream<DynamicTest> all =
        Stream.of(
            law("untouched", tampering::untouchedIsTrusted),
            law("label moved from another file", tampering::labelMovedFromAnotherFile),
            law("fields edited", tampering::fieldsEdited),
            law("content replaced", tampering::contentReplaced),
            law("second label, in its place and others", tampering::secondLabelAppended));
    return Stream.concat(all, ofParts);
  }

  private static DynamicTest law(String name, Executable law) {
    return dynamicTest(name, () -> assertTimeoutPreemptively(HANG, law));
  }

  @TestFactory
  Stream<DynamicNode> corpus_everyLaw_kept() {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    List<Path> files = corpusFolders().stream().flatMap(f -> Corpus.files(f).stream()).toList();
    assertFalse(files.isEmpty(), "no file in " + corpusFolders());
    return files.stream()
        .map(
            file ->
                dynamicTest(
                    Corpus.folder().relativize(file).toString(),
                    () -> assertTimeoutPreemptively(HANG, () -> corpusFile(file))));
  }

  private void corpusFile(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      Optional<MediaFormat> format = Formats.installed().find(source);
      if (format.isEmpty()) {
        assertFalse(expectedHere(file), "no format claims it, but a peer writes to it");
        return;
      }
      FormatLaws laws = new FormatLaws(format.get());
      laws.claimedByExactlyOne(source);
      try {
        laws.writesAndReplaces(source);
        laws.signedContentIgnoresTheLabel(source);
      } catch (IOException e) {
        if (Corpus.writableByPeers(file) || !refusable(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean refusable(IOException e) {
    return e instanceof MalformedMediaException
        || e instanceof org.aigclabel.UnsupportedMediaException;
  }

  /**
   * Returns whether a file of the corpus belongs to this module's formats although none claims it.
   */
  protected boolean expectedHere(Path file) {
    return Corpus.writableByPeers(file);
  }
}
