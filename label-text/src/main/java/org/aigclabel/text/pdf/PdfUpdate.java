package org.aigclabel.text.pdf;

import java.io.IOException;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.container.Xmp;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;

/** Makes the revision that gives a PDF its only label. */
final class PdfUpdate {

  /** Here and not in the format, which every start loads, while the names of PDFBox take long. */
  static final COSName AIGC = COSName.getPDFName("AIGC");

  private final PdfFile file;
  private final PdfRevision revision;
  private final Label label;
  private final Carrier carrier;

  private PdfUpdate(PdfRevision revision, Label label, Carrier carrier) {
    this.file = revision.file();
    this.revision = revision;
    this.label = label;
    this.carrier = carrier;
  }

  /** Returns the bytes to put after the file. */
  static byte[] of(PdfRevision revision, Label label, Carrier carrier) throws IOException {
    PdfUpdate update = new PdfUpdate(revision, label, carrier);
    revision.identify(label.toJson());
    update.information();
    update.metadata();
    return revision.end();
  }

  private void information() throws IOException {
    COSDictionary old = file.information().orElseGet(COSDictionary::new);
    boolean here = carrier.equals(PdfFormat.INFO);
    if (!here && !old.containsKey(AIGC)) {
      return;
    }
    COSDictionary changed = PdfRevision.copy(old);
    changed.removeItem(AIGC);
    if (here) {
      changed.setString(AIGC, label.toJson());
    }
    COSObjectKey place = file.key(file.trailer(), COSName.INFO).orElseGet(revision::fresh);
    revision.trailer().setItem(COSName.INFO, revision.object(place, changed));
  }

  private void metadata() throws IOException {
    Optional<COSStream> old = file.metadata();
    byte[] packet = old.isPresent() ? file.content(old.get()) : new byte[0];
    boolean here = carrier.equals(PdfFormat.XMP);
    if (!here && Xmp.read(PdfFormat.XMP, 0, packet).isEmpty()) {
      return;
    }
    byte[] changed =
        here ? PdfArchival.declared(Xmp.withLabel(packet, label)) : Xmp.withoutLabel(packet);
    COSDictionary dictionary = old.isPresent() ? PdfRevision.copy(old.get()) : new COSDictionary();
    for (COSName name : new COSName[] {COSName.FILTER, COSName.DECODE_PARMS, COSName.F}) {
      dictionary.removeItem(name);
    }
    dictionary.setItem(COSName.TYPE, COSName.METADATA);
    dictionary.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
    Optional<COSObjectKey> key = file.key(file.catalog(), COSName.METADATA);
    COSObjectKey place = key.orElseGet(revision::fresh);
    revision.metadata(place, dictionary, changed);
    if (key.isEmpty()) {
      catalog(place);
    }
  }

  private void catalog(COSObjectKey metadata) throws IOException {
    Optional<COSObjectKey> key = file.key(file.trailer(), COSName.ROOT);
    if (key.isEmpty()) {
      throw file.source().malformed(0, "a document catalog that is no object of its own");
    }
    COSDictionary changed = PdfRevision.copy(file.catalog());
    changed.setItem(COSName.METADATA, PdfRevision.reference(metadata));
    revision.object(key.get(), changed);
  }
}
