package org.aigclabel.text.pdf;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF opened for reading: its trailer, information and metadata. PDFBox's own failures on hostile
 * files become {@code IOException}s.
 */
final class PdfFile implements Closeable {

  /** Something to do with a file. */
  interface Task<T> {
    T run(PdfFile file) throws IOException;
  }

  private static final int TAIL = 2048;
  private static final Pattern START = Pattern.compile("startxref\\s+(\\d{1,19})");

  private final MediaSource source;
  private final long length;
  private final PDDocument document;

  private PdfFile(MediaSource source, long length, PDDocument document) {
    this.source = source;
    this.length = length;
    this.document = document;
  }

  /** Opens the first bytes of a source, does the task and closes it. */
  static <T> T with(MediaSource source, long length, String password, Task<T> task)
      throws IOException {
    PdfInflation.require(source, length);
    try (PDDocument document =
            Loader.loadPDF(
                new PdfBytes(source, length),
                password,
                MemoryUsageSetting.setupMainMemoryOnly(4L * source.limits().inflated())
                    .streamCache);
        PdfFile file = new PdfFile(source, length, document)) {
      if (document.isEncrypted()) {
        PdfInflation.requireDecrypted(source, document.getDocument());
      }
      return task.run(file);
    } catch (InvalidPasswordException e) {
      throw new UnsupportedMediaException(
          source.name(), "the PDF opens only with a password: give it, or label an open copy");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw source.malformed(0, "no readable PDF: " + e);
    } catch (org.aigclabel.MalformedMediaException | UnsupportedMediaException e) {
      throw e;
    } catch (IOException e) {
      throw source.malformed(0, "no readable PDF: " + e.getMessage());
    }
  }

  PDDocument document() {
    return document;
  }

  MediaSource source() {
    return source;
  }

  COSDictionary trailer() throws IOException {
    COSDictionary trailer = document.getDocument().getTrailer();
    if (trailer == null) {
      throw source.malformed(0, "wanted a PDF trailer, found none");
    }
    return trailer;
  }

  COSDictionary catalog() throws IOException {
    COSDictionary catalog = trailer().getCOSDictionary(COSName.ROOT);
    if (catalog == null) {
      throw source.malformed(0, "wanted a document catalog, found none");
    }
    return catalog;
  }

  Optional<COSDictionary> information() throws IOException {
    return Optional.ofNullable(trailer().getCOSDictionary(COSName.INFO));
  }

  Optional<COSStream> metadata() throws IOException {
    return Optional.ofNullable(catalog().getCOSStream(COSName.METADATA));
  }

  /** Returns a stream's content, within the limits; of a damaged one what can be read. */
  byte[] content(COSStream stream) throws IOException {
    int most = source.limits().inflated();
    COSBase filters = stream.getFilters();
    boolean plain = stream.getDictionaryObject(COSName.DECODE_PARMS) == null;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in =
        filters instanceof COSName name && name.equals(COSName.FLATE_DECODE) && plain
            ? new InflaterInputStream(stream.createRawInputStream())
            : stream.createInputStream()) {
      byte[] piece = new byte[1 << 14];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(piece, 0, n);
        if (out.size() > most) {
          throw source.malformed(0, "metadata beyond the limit of " + most + " bytes");
        }
      }
    } catch (EOFException | ZipException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  /** Returns the object that an entry of a dictionary refers to, if it refers to one. */
  Optional<COSObjectKey> key(COSDictionary dictionary, COSName name) {
    COSBase item = dictionary.getItem(name);
    if (item instanceof COSObject object) {
      return Optional.ofNullable(object.getKey());
    }
    return item == null ? Optional.empty() : Optional.ofNullable(item.getKey());
  }

  /** Returns where an object stands in the file, 0 if nobody knows. */
  long offset(Optional<COSObjectKey> key) {
    var table = document.getDocument().getXrefTable();
    long offset = key.map(k -> table.getOrDefault(k, 0L)).orElse(0L);
    if (offset < 0) {
      offset = table.getOrDefault(new COSObjectKey(-offset, 0), 0L);
    }
    return Math.max(0, Math.min(offset, length - 1));
  }

  /** Returns the highest object number in use. */
  long highest() throws IOException {
    long highest =
        document.getDocument().getXrefTable().keySet().stream()
            .mapToLong(COSObjectKey::getNumber)
            .max()
            .orElse(0);
    return Math.max(highest, trailer().getLong(COSName.SIZE, 1) - 1);
  }

  /**
   * The last cross-reference section.
   *
   * @param offset as the file says
   * @param shift bytes before the PDF header, which it does not count
   * @param table whether it is a table and no stream
   */
  record Start(long offset, long shift, boolean table) {}

  /** Returns the last cross-reference section; empty if it is not where the file says. */
  Optional<Start> start() throws IOException {
    int tail = (int) Math.min(TAIL, length);
    Matcher found = START.matcher(source.latin1(length - tail, tail));
    long offset = -1;
    while (found.find()) {
      offset = Long.parseLong(found.group(1));
    }
    int head = source.latin1(0, (int) Math.min(1024, length)).indexOf("%PDF-");
    for (long shift : new long[] {0, Math.max(0, head)}) {
      long at = offset + shift;
      if (offset >= 0 && at < length) {
        String text = source.latin1(at, (int) Math.min(32, length - at)).stripLeading();
        if (text.startsWith("xref") || text.matches("(?s)\\d{1,10}\\s+\\d{1,5}\\s+obj\\b.*")) {
          return Optional.of(new Start(offset, shift, text.startsWith("xref")));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {}
}
