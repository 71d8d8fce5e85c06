package org.aigclabel.text.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Xmp;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * Makes the update that gives a PDF its only label; the same file and label give the same bytes.
 */
final class PdfUpdate {

  private final PdfFile file;
  private final PdfSection section;
  private final Optional<PdfSeal> seal;
  private final COSDictionary trailer = new COSDictionary();
  private long next;

  private PdfUpdate(PdfFile file, long base) throws IOException {
    this.file = file;
    this.section = new PdfSection(base);
    this.seal = PdfSeal.of(file);
    this.next = file.highest() + 1;
  }

  /** Returns the bytes to put after the first {@code base} bytes of the file. */
  static byte[] of(PdfFile file, long base, Label label, Carrier carrier) throws IOException {
    PdfFile.Start start =
        file.start()
            .orElseThrow(
                () ->
                    new UnsupportedMediaException(
                        file.source().name(),
                        "its cross-reference table is not where the PDF says: repair it first, for"
                            + " example with qpdf"));
    PdfUpdate update = new PdfUpdate(file, base);
    update.trailer(label, start);
    update.information(label, carrier);
    update.metadata(label, carrier);
    return update.end(start);
  }

  private void trailer(Label label, PdfFile.Start start) throws IOException {
    COSDictionary old = file.trailer();
    for (COSName name : new COSName[] {COSName.ROOT, COSName.ENCRYPT}) {
      COSBase item = old.getItem(name);
      if (item != null) {
        trailer.setItem(name, item);
      }
    }
    trailer.setLong(COSName.PREV, start.offset());
    COSArray id = old.getCOSArray(COSName.ID);
    if (id != null && id.size() == 2) {
      COSArray changed = new COSArray();
      changed.add(id.getObject(0));
      changed.add(new COSString(Arrays.copyOf(sha256(start.offset() + label.toJson()), 16), true));
      trailer.setItem(COSName.ID, changed);
    }
  }

  private void information(Label label, Carrier carrier) throws IOException {
    COSDictionary old = file.information().orElseGet(COSDictionary::new);
    boolean here = carrier.equals(PdfFormat.INFO);
    Optional<COSObjectKey> key = file.key(file.trailer(), COSName.INFO);
    if (!here && !old.containsKey(PdfFormat.AIGC)) {
      COSBase item = file.trailer().getItem(COSName.INFO);
      if (item != null) {
        trailer.setItem(COSName.INFO, item);
      }
      return;
    }
    COSDictionary changed = copy(old);
    changed.removeItem(PdfFormat.AIGC);
    if (here) {
      changed.setString(PdfFormat.AIGC, label.toJson());
    }
    COSObjectKey place = key.orElseGet(this::fresh);
    if (seal.isPresent()) {
      seal.get().strings(changed, place);
    }
    section.object(place, changed);
    trailer.setItem(COSName.INFO, reference(place));
  }

  private void metadata(Label label, Carrier carrier) throws IOException {
    Optional<COSStream> old = file.metadata();
    byte[] packet = old.isPresent() ? file.content(old.get()) : new byte[0];
    boolean here = carrier.equals(PdfFormat.XMP);
    if (!here && Xmp.read(PdfFormat.XMP, 0, packet).isEmpty()) {
      return;
    }
    byte[] changed =
        here ? PdfArchival.declared(Xmp.withLabel(packet, label)) : Xmp.withoutLabel(packet);
    COSDictionary dictionary = old.isPresent() ? copy(old.get()) : new COSDictionary();
    for (COSName name : new COSName[] {COSName.FILTER, COSName.DECODE_PARMS, COSName.F}) {
      dictionary.removeItem(name);
    }
    dictionary.setItem(COSName.TYPE, COSName.METADATA);
    dictionary.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
    Optional<COSObjectKey> key = file.key(file.catalog(), COSName.METADATA);
    COSObjectKey place = key.orElseGet(this::fresh);
    if (seal.isPresent()) {
      changed = seal.get().metadata(changed, place);
    }
    section.stream(place, dictionary, changed);
    if (key.isEmpty()) {
      catalog(place);
    }
  }

  private void catalog(COSObjectKey metadata) throws IOException {
    Optional<COSObjectKey> key = file.key(file.trailer(), COSName.ROOT);
    if (key.isEmpty()) {
      throw file.source().malformed(0, "a document catalog that is no object of its own");
    }
    COSDictionary changed = copy(file.catalog());
    changed.setItem(COSName.METADATA, reference(metadata));
    if (seal.isPresent()) {
      seal.get().strings(changed, key.get());
    }
    section.object(key.get(), changed);
  }

  private byte[] end(PdfFile.Start start) throws IOException {
    if (start.table()) {
      trailer.setLong(COSName.SIZE, next);
      return section.endWithTable(trailer, start.shift());
    }
    COSObjectKey own = fresh();
    trailer.setLong(COSName.SIZE, next);
    return section.endWithStream(trailer, own, start.shift());
  }

  private COSObjectKey fresh() {
    return new COSObjectKey(next++, 0);
  }

  private static COSObject reference(COSObjectKey key) {
    return new COSObject(new COSDictionary(), key);
  }

  private static COSDictionary copy(COSDictionary from) {
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
