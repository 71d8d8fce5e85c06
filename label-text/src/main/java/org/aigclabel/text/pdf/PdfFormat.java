package org.aigclabel.text.pdf;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Formats;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.container.Json;
import org.aigclabel.container.Xmp;
import org.aigclabel.spi.MediaFormat;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * PDF: the key AIGC of the document information (TC260-PG-20258A 6.3) or, by choice, XMP. The label
 * is an incremental update at the end: every byte before it stays, and so does every signature. Its
 * own update is replaced, never stacked; the signed content is the file before it.
 */
@AutoService(MediaFormat.class)
public final class PdfFormat implements MediaFormat {

  /** The kind of file. */
  public static final MediaType TYPE = MediaType.of("pdf", "application/pdf", Modality.TEXT, "pdf");

  static final Carrier INFO = Carrier.guide("pdf.info");
  static final Carrier XMP = Carrier.convention("pdf.xmp");

  private static final byte[] MARK = {'%', 'P', 'D', 'F', '-'};

  private final String password;

  /** Creates the format for files that open without a password. */
  public PdfFormat() {
    this("");
  }

  private PdfFormat(String password) {
    this.password = password;
  }

  /** Returns the format for files that open with this password. */
  public static PdfFormat opening(String password) {
    return new PdfFormat(password);
  }

  /** Returns these formats, opening PDFs with this password everywhere. */
  public static Formats opening(String password, Formats formats) {
    return new Formats(
        formats.formats().stream()
            .map(f -> f instanceof PdfFormat ? opening(password) : f)
            .toList(),
        formats.labelers().stream()
            .map(l -> l instanceof PdfNotice ? new PdfNotice(password) : l)
            .toList(),
        formats.detectors().stream()
            .map(d -> d instanceof PdfNoticeDetector ? new PdfNoticeDetector(password) : d)
            .toList(),
        formats.traces().stream()
            .map(t -> t instanceof PdfTraces ? new PdfTraces(password) : t)
            .toList());
  }

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(INFO, XMP);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    int last = Math.min(head.remaining() - MARK.length, 1024);
    for (int at = 0; at <= last; at++) {
      if (head.slice(head.position() + at, MARK.length).equals(ByteBuffer.wrap(MARK))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    return PdfFile.with(source, source.size(), password, PdfFormat::sites);
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    PdfEnd.require(source);
  }

  private static List<LabelSite> sites(PdfFile file) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    if (file.information().isPresent()) {
      COSBase value = file.information().get().getDictionaryObject(PdfUpdate.AIGC);
      long offset = file.offset(file.key(file.trailer(), COSName.INFO));
      if (value instanceof COSString text) {
        sites.add(LabelSite.read(INFO, offset, text.getString()));
      } else if (value instanceof COSDictionary fields && !(value instanceof COSStream)) {
        sites.add(LabelSite.read(INFO, offset, json(fields)));
      }
    }
    if (file.metadata().isPresent()) {
      long offset = file.offset(file.key(file.catalog(), COSName.METADATA));
      sites.addAll(Xmp.read(XMP, offset, file.content(file.metadata().get())));
    }
    return sites;
  }

  /** Some write the fields as a dictionary; the guide wants one text. */
  private static String json(COSDictionary fields) {
    StringBuilder json = new StringBuilder("{");
    for (COSName name : fields.keySet()) {
      json.append(json.length() > 1 ? "," : "");
      Json.quote(json, name.getName()).append(':');
      Json.quote(json, String.valueOf(fields.getString(name, "")));
    }
    return json.append('}').toString();
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    return PdfAppendix.of(
        new PdfAppendix.Base(source, PdfSection.base(source), password),
        PdfSection.Purpose.LABEL,
        revision -> PdfUpdate.of(revision, label, carrier),
        file -> holds(file, label));
  }

  private static boolean holds(PdfFile file, Label label) throws IOException {
    List<LabelSite> sites = sites(file);
    return sites.size() == 1 && sites.get(0).label().equals(Optional.of(label));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return Plan.of(source).keepTo(PdfSection.base(source)).build();
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    return PdfFile.with(source, source.size(), password, PdfHazards::of);
  }
}
