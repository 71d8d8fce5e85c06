package org.aigclabel.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.MediaSource;
import org.aigclabel.spi.MediaFormat;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagField;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another library reads the files we wrote: the label where it knows the place, all else as it was.
 */
class TagOracleTest {

  private static final Path CORPUS =
      Path.of(System.getProperty("aigclabel.root", "."), "..", "shared", "corpus");
  private static final List<String> FOLDERS =
      List.of("mp3", "wav-aiff", "flac-ogg-opus-ape", "mp4");
  private static final Set<String> READ_BACK = Set.of("mp3", "flac", "aiff", "asf");
  private static final Label LABEL = Label.producedBy("001191110102MACQD9K64010000", "e357");
  private static final Logger QUIET = Logger.getLogger("org.jaudiotagger");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> jaudiotagger_labelledFile_readsLabelAndOldTags() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no corpus beside the repository");
    QUIET.setLevel(Level.OFF);
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : FOLDERS) {
      try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
        for (Path file : files.sorted().toList()) {
          tags(file)
              .ifPresent(
                  tags -> tests.add(DynamicTest.dynamicTest(name(file), () -> check(file, tags))));
        }
      }
    }
    assertTrue(tests.size() > 25, "only " + tests.size() + " files that it can read");
    return tests.stream();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void check(Path file, Set<String> before) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      MediaFormat format = Formats.installed().require(source);
      byte[] made = format.write(source, LABEL, format.carriers().get(0)).toBytes();
      Path copy = Files.write(folder.resolve(name(file)), made);

      Set<String> after = tags(copy).orElseThrow();

      boolean comment = format.type().name().equals("ogg") && !before.isEmpty();
      if (READ_BACK.contains(format.type().name()) || comment) {
        assertTrue(
            after.stream().anyMatch(tag -> tag.contains("AIGC") && tag.contains("e357")),
            () -> "no label among " + after);
      }
      after.removeIf(tag -> tag.contains("AIGC") || tag.contains("e357"));
      assertEquals(before, after);
    }
  }

  /** Returns what it reads, or nothing if it cannot: it is not made for broken files. */
  private static Optional<Set<String>> tags(Path file) {
    try {
      Tag tag = AudioFileIO.read(file.toFile()).getTag();
      Set<String> tags = new TreeSet<>();
      Iterator<TagField> fields = tag == null ? List.<TagField>of().iterator() : tag.getFields();
      while (fields.hasNext()) {
        TagField field = fields.next();
        tags.add(field.getId() + " " + (field.isBinary() ? "" : field));
      }
      return Optional.of(tags);
    } catch (Exception e) {
      return Optional.empty();
    }
  }
}
