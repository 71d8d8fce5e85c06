package org.aigclabel.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes the smallest documents of each zipped kind. */
final class Archives {

  static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
  static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private Archives() {}

  /** Entries named with an exclamation mark before them are stored. */
  static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        String name = namesAndContents[i];
        byte[] content = namesAndContents[i + 1].getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(name.replace("!", ""));
        entry.setTimeLocal(java.time.LocalDateTime.of(2020, 2, 3, 4, 5, 6));
        if (name.startsWith("!")) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] docx(String body) {
    return zip(
        "[Content_Types].xml",
        HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd"
            + ".openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        "_rels/.rels",
        HEAD
            + "<Relationships xmlns=\""
            + RELATIONS
            + "\"><Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        "word/document.xml",
        HEAD + "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body + "</w:body></w:document>");
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  static byte[] with(byte[] archive, Map<String, String> more) {
    try {
      var edit = org.aigclabel.container.Zip.of(org.aigclabel.MediaSource.of("a", archive)).edit();
      more.forEach((name, text) -> edit.put(name, text.getBytes(UTF_8)));
      return edit.plan().toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
