package org.aigclabel.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.Report;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verifier;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.testdata.Corpus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be looked at is said, and never taken for a file without a visible label. */
class NotLookedAtTest {

  private static final String AVIF = "mp4parse-rust__valid_with_garbage_byte.avif";

  @Test
  void detect_videoBeyondTheLargest_refused(@TempDir Path folder) throws IOException {
    Path film = folder.resolve("film.mp4");
    try (RandomAccessFile file = new RandomAccessFile(film.toFile(), "rw")) {
      file.setLength((1L << 30) + 1);
    }
    try (MediaSource source = MediaSource.of(film)) {
      UnsupportedMediaException e =
          assertThrows(
              UnsupportedMediaException.class, () -> new VideoTextDetector().detect(source));
      assertEquals("reason.video.large:1 GiB", e.reason());
    }
  }

  private static byte[] avif() throws IOException {
    Assumptions.assumeTrue(Corpus.present(), "../shared/corpus is not on this machine");
    Assumptions.assumeTrue(Ffmpeg.installed().isPresent(), "FFmpeg is not on this machine");
    return Files.readAllBytes(Corpus.folder().resolve("heif").resolve(AVIF));
  }

  private static List<String> codes(byte[] file) {
    Report report =
        Verifier.installed()
            .looking(Verifier.Depth.READING)
            .verify(MediaSource.of("picture.avif", file));
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void verify_wholePicture_labelMissing() throws IOException {
    List<String> codes = codes(avif());
    assertTrue(codes.contains("explicit.missing"));
    assertFalse(codes.contains("explicit.skipped"));
  }

  @Test
  void verify_pictureOfWhichOneTileIsDecoded_skippedNotMissing() throws IOException {
    byte[] file = avif();
    int extent = new String(file, StandardCharsets.ISO_8859_1).indexOf("ispe") + 8;
    file[extent + 2] += 8; // 2048 pixels wider than what is decoded

    List<String> codes = codes(file);

    assertFalse(codes.contains("explicit.missing"));
    assertTrue(codes.contains("explicit.skipped"));
  }
}
