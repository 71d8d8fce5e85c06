package org.aigclabel.text.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * Objects added to a PDF and changed in it, encrypted as the file is, and the end that lists them.
 * The same changes give the same bytes.
 */
final class PdfRevision {

  /** How the objects of the file so far are found. */
  enum Listing {
    /** By its own cross-reference tables. */
    KEPT,
    /** By a new list of all objects, since its own is damaged. */
    MENDED
  }

  private final PdfFile file;
  private final PdfSection section;
  private final Optional<PdfFile.Start> start;
  private final Optional<PdfSeal> seal;
  private final COSDictionary trailer = new COSDictionary();
  private long next;

  /** Begins a revision; empty if the file's list of objects is not where it says. */
  static Optional<PdfRevision> of(PdfFile file, PdfSection section, Listing listing)
      throws IOException {
    Optional<PdfFile.Start> start = listing == Listing.KEPT ? file.start() : Optional.empty();
    return listing == Listing.KEPT && start.isEmpty()
        ? Optional.empty()
        : Optional.of(new PdfRevision(file, section, start));
  }

  private PdfRevision(PdfFile file, PdfSection section, Optional<PdfFile.Start> start)
      throws IOException {
    this.file = file;
    this.section = section;
    this.start = start;
    this.seal = PdfSeal.of(file);
    this.next = file.highest() + 1;
    for (COSName name : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ENCRYPT}) {
      COSBase item = file.trailer().getItem(name);
      if (item != null) {
        trailer.setItem(name, item);
      }
    }
  }

  PdfFile file() {
    return file;
  }

  /** Returns the entries of the trailer that the revision may change. */
  COSDictionary trailer() {
    return trailer;
  }

  COSObjectKey fresh() {
    return new COSObjectKey(next++, 0);
  }

  /** Changes the file's second identifier as these words and its place demand. */
  void identify(String words) throws IOException {
    COSArray id = file.trailer().getCOSArray(COSName.ID);
    if (id == null || id.size() != 2) {
      return;
    }
    long place = start.map(PdfFile.Start::offset).orElse(section.base());
    COSArray changed = new COSArray();
    changed.add(id.getObject(0));
    changed.add(new COSString(Arrays.copyOf(sha256(place + words), 16), true));
    trailer.setItem(COSName.ID, changed);
  }

  /** Writes an object under its number; its strings are encrypted where it stands. */
  COSObject object(COSObjectKey key, COSDictionary value) throws IOException {
    COSDictionary written = copy(value);
    if (seal.isPresent()) {
      seal.get().strings(written, key);
    }
    section.object(key, written);
    return reference(key);
  }

  /** Writes a list as an object of its own. */
  COSObject object(COSObjectKey key, COSArray value) throws IOException {
    section.object(key, value);
    return reference(key);
  }

  /** Writes a stream as it is to be read, its filters in the dictionary. */
  COSObject stream(COSObjectKey key, COSDictionary dictionary, byte[] bytes) throws IOException {
    byte[] written = seal.isPresent() ? seal.get().stream(bytes, key) : bytes;
    section.stream(key, copy(dictionary), written);
    return reference(key);
  }

  /** Writes the metadata, which an encrypted file may keep open. */
  void metadata(COSObjectKey key, COSDictionary dictionary, byte[] packet) throws IOException {
    byte[] written = seal.isPresent() ? seal.get().metadata(packet, key) : packet;
    section.stream(key, copy(dictionary), written);
  }

  /** Writes an object of another document with all that hangs on it; without loops. */
  COSObject graft(COSDictionary root) throws IOException {
    COSObjectKey key = fresh();
    COSDictionary copy = new COSDictionary();
    for (COSName name : root.keySet()) {
      copy.setItem(name, grafted(root.getDictionaryObject(name)));
    }
    if (root instanceof COSStream stream) {
      try (InputStream raw = stream.createRawInputStream()) {
        return stream(key, copy, raw.readAllBytes());
      }
    }
    return object(key, copy);
  }

  private COSBase grafted(COSBase value) throws IOException {
    if (value instanceof COSDictionary dictionary) {
      return graft(dictionary);
    }
    if (value instanceof COSArray array) {
      COSArray copy = new COSArray();
      for (int i = 0; i < array.size(); i++) {
        copy.add(grafted(array.getObject(i)));
      }
      return copy;
    }
    return value;
  }

  /** Returns the revision, to stand directly after the file. */
  byte[] end() throws IOException {
    if (start.isEmpty()) {
      section.list(PdfObjects.of(file));
    }
    start.ifPresent(last -> trailer.setLong(COSName.PREV, last.offset()));
    long shift = start.map(PdfFile.Start::shift).orElse(0L);
    boolean table = start.map(PdfFile.Start::table).orElse(!section.needsStream());
    Optional<COSObjectKey> own = table ? Optional.empty() : Optional.of(fresh());
    trailer.setLong(COSName.SIZE, next);
    return own.isPresent()
        ? section.endWithStream(trailer, own.get(), shift)
        : section.endWithTable(trailer, shift);
  }

  static COSObject reference(COSObjectKey key) {
    return new COSObject(new COSDictionary(), key);
  }

  static COSDictionary copy(COSDictionary from) {
    COSDictionary to = new COSDictionary();
    from.entrySet().forEach(entry -> to.setItem(entry.getKey(), entry.getValue()));
    return to;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
