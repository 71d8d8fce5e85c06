package org.aigclabel.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Files of at most a megabyte that are made to exhaust their reader, and what they share. */
final class Bombs {

  /** 900 MiB of blanks, deflated. */
  static final byte[] ZLIB = Blob.deflated(new Deflater(9), ' ');

  /** The same without the two bytes in front, as archives have it. */
  static final byte[] DEFLATE = Blob.deflated(new Deflater(9, true), ' ');

  static final byte[] SMALL_ZLIB = small();

  /** A billion laughs. */
  static final String ENTITIES = entities();

  private Bombs() {}

  /** Writes every file into a folder, named "format, what is hostile in it"; returns how many. */
  static int write(Path folder) throws IOException {
    List<Supplier<Map<String, byte[]>>> families =
        List.of(
            PictureBombs::all, BoxBombs::all, SoundBombs::all, VideoBombs::all, DocumentBombs::all);
    int count = 0;
    for (Supplier<Map<String, byte[]>> family : families) {
      for (Map.Entry<String, byte[]> file : family.get().entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
        count++;
      }
    }
    return count;
  }

  private static byte[] small() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflating = new java.util.zip.DeflaterOutputStream(out, new Deflater(9))) {
      deflating.write(new byte[1 << 20]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String entities() {
    StringBuilder text =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x:xmpmeta [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      text.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10));
      text.append("\">");
    }
    return text + "]><x:xmpmeta>&a11;</x:xmpmeta>";
  }

  static String xmp(String within) {
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF"
        + " xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + within
        + "</r:RDF></x:xmpmeta>";
  }

  /** Returns as many elements within each other as there is room for. */
  static String deep(String name) {
    int depth = (Blob.MEGABYTE - 2_000) / (2 * name.length() + 5);
    return ("<" + name + ">").repeat(depth) + ("</" + name + ">").repeat(depth);
  }

  static String deepJson() {
    return "{\"a\":[".repeat(110_000) + "]}".repeat(110_000);
  }

  /** Returns lists of RIFF within each other. */
  static Blob lists(int room) {
    int depth = (Blob.MEGABYTE - 200 - room) / 12;
    Blob lists = new Blob();
    for (int i = depth; i > 0; i--) {
      lists.text("LIST").le32(i * 12L - 8).text("INFO");
    }
    return lists;
  }

  static byte[] gzip(String head, String unit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = unit.repeat((1 << 20) / unit.length()).getBytes(ISO_8859_1);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(head.getBytes(ISO_8859_1));
      for (int i = 0; i < 300; i++) {
        gzip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
