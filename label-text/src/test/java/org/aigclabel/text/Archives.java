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
public final class Archives {

  public static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  public static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  public static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  public static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private Archives() {}

  /** Entries named with an exclamation mark before them are stored. */
  public static byte[] zip(String... namesAndContents) {
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

  public static byte[] docx(String body) {
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

  /** Returns a text document; without metadata if that is empty. */
  public static byte[] odt(String meta) {
    String office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    String manifest =
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            + "<manifest:file-entry manifest:full-path=\"content.xml\""
            + " manifest:media-type=\"text/xml\"/></manifest:manifest>";
    String content =
        "<office:document-content xmlns:office=\""
            + office
            + "\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " office:version=\"1.2\"><office:body><office:text><text:p>Text</text:p></office:text>"
            + "</office:body></office:document-content>";
    String type = "application/vnd.oasis.opendocument.text";
    return meta.isEmpty()
        ? zip("!mimetype", type, "content.xml", content, "META-INF/manifest.xml", manifest)
        : zip(
            "!mimetype",
            type,
            "content.xml",
            content,
            "meta.xml",
            "<office:document-meta xmlns:office=\""
                + office
                + "\">"
                + meta
                + "</office:document-meta>",
            "META-INF/manifest.xml",
            manifest);
  }

  public static byte[] epub() {
    return zip(
        "!mimetype",
        "application/epub+zip",
        "META-INF/container.xml",
        "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
            + "<rootfile full-path=\"O/p.opf\" media-type=\"application/oebps-package+xml\"/>"
            + "</rootfiles></container>",
        "O/p.opf",
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata"
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>T</dc:title></metadata>"
            + "<manifest><item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/>"
            + "</manifest><spine><itemref idref=\"c\"/></spine></package>",
        "O/c.xhtml",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head>"
            + "<body><p>Text</p></body></html>");
  }

  public static byte[] ofd(String more) {
    String uri = "http://www.ofdspec.org/2016";
    return zip(
        "OFD.xml",
        HEAD
            + "<ofd:OFD xmlns:ofd=\""
            + uri
            + "\" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>"
            + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            + more
            + "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml",
        HEAD
            + "<ofd:Document xmlns:ofd=\""
            + uri
            + "\"><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea>"
            + "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            + "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages>"
            + "</ofd:Document>",
        "Doc_0/Pages/Page_0/Content.xml",
        HEAD + "<ofd:Page xmlns:ofd=\"" + uri + "\"></ofd:Page>");
  }

  public static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  public static byte[] with(byte[] archive, Map<String, String> more) {
    try {
      var edit = org.aigclabel.container.Zip.of(org.aigclabel.MediaSource.of("a", archive)).edit();
      more.forEach((name, text) -> edit.put(name, text.getBytes(UTF_8)));
      return edit.plan().toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
