package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolyglotTest {

  private static final MediaType PICTURE = MediaType.of("gif", "image/gif", Modality.IMAGE, "gif");
  private static final MediaType WRITTEN = MediaType.of("html", "text/html", Modality.TEXT, "html");

  private static List<String> formats(byte[] file, MediaType claimed) throws IOException {
    return Polyglot.check(MediaSource.of("f", file), claimed).stream()
        .map(finding -> finding.arguments().get(0))
        .toList();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zipAfter(String head, String comment) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(latin1(head));
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setComment(comment);
      zip.putNextEntry(new ZipEntry("evil.html"));
      zip.write(1);
    }
    return file.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "GIF89a=1;<script >alert(1)</script>,HTML",
    "GIF89a <!DOCTYPE html >,HTML",
    "GIF89a %PDF-1.7 1 0 obj startxref 9 %%EOF,PDF",
    "GIF89a %PDF-1.7 in passing,''",
    "GIF89a <htmlish> <scripted>,''",
    "GIF89a PK\u0005\u0006 no archive at all,''",
  })
  void check_head_otherFormatNamed(String file, String named) throws IOException {
    assertEquals(named.isEmpty() ? List.of() : List.of(named), formats(latin1(file), PICTURE));
  }

  @Test
  void check_zipBehindPicture_named() throws IOException {
    assertEquals(List.of("ZIP"), formats(zipAfter("GIF89a", ""), PICTURE));
    assertEquals(List.of("ZIP"), formats(zipAfter("GIF89a", "x".repeat(65_535)), PICTURE));
    byte[] more = zipAfter("GIF89a", "");
    assertEquals(List.of(), formats(Arrays.copyOf(more, more.length + 9), PICTURE));
  }

  @Test
  void check_zipItself_notAmbiguous() throws IOException {
    assertEquals(List.of(), formats(zipAfter("", ""), WRITTEN));
  }

  @Test
  void check_htmlItself_notAmbiguous() throws IOException {
    assertEquals(List.of(), formats(latin1("<!doctype html><script >"), WRITTEN));
  }

  @Test
  void check_magicAtItsOffset_named() throws IOException {
    byte[] disc = new byte[0x9000];
    System.arraycopy(latin1("CD001"), 0, disc, 0x8001, 5);
    System.arraycopy(latin1("ustar"), 0, disc, 257, 5);
    assertEquals(List.of("tar", "ISO 9660"), formats(disc, PICTURE));
  }
}
