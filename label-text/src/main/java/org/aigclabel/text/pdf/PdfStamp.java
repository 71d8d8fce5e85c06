package org.aigclabel.text.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Puts the notice on pages; sizes in points as the page is displayed. The font, the drawing and its
 * place are shared by all pages that look alike, so that a page costs a few bytes.
 */
final class PdfStamp {

  /** The name of the drawing among a page's resources. */
  static final COSName DRAWING = COSName.getPDFName("AIGCNotice");

  private static final double SHARE = 0.018;

  /**
   * Where the notice stands, and how large.
   *
   * @param box of the page
   * @param rotation of the page, 0 to 270
   * @param spot on the page as displayed
   * @param size of the letters
   * @param em width of the notice for letters of size 1
   */
  private record Place(PDRectangle box, int rotation, PdfSpace.Spot spot, double size, double em) {

    double width() {
      return rotation % 180 != 0 ? box.getHeight() : box.getWidth();
    }

    double height() {
      return rotation % 180 != 0 ? box.getWidth() : box.getHeight();
    }

    /** The matrix from the notice's own space to the page's. */
    String matrix() {
      double x = spot.x() * width();
      double y = spot.y() * height();
      return switch (rotation) {
        case 90 -> numbers(0, 1, -1, 0, box.getUpperRightX() - y, box.getLowerLeftY() + x);
        case 180 -> numbers(-1, 0, 0, -1, box.getUpperRightX() - x, box.getUpperRightY() - y);
        case 270 -> numbers(0, -1, 1, 0, box.getLowerLeftX() + y, box.getUpperRightY() - x);
        default -> numbers(1, 0, 0, 1, box.getLowerLeftX() + x, box.getLowerLeftY() + y);
      };
    }
  }

  private final PdfRevision revision;
  private final String hex;
  private final double em;
  private final COSObject font;
  private final COSObject opening;
  private final Map<String, COSObject> shared = new HashMap<>();

  PdfStamp(PdfRevision revision, String text) throws IOException {
    this.revision = revision;
    try (PDDocument own = new PDDocument()) {
      PDType0Font face = PDType0Font.load(own, Fonts.bundled(), true);
      text.codePoints().forEach(face::addToSubset);
      this.hex = HexFormat.of().formatHex(face.encode(text));
      this.em = face.getStringWidth(text) / 1000.0;
      face.subset();
      this.font = revision.graft(face.getCOSObject());
    }
    this.opening = content("q\n");
  }

  /**
   * What the notice is among a page's content.
   *
   * @param opening what opens the marked content, empty for none
   * @param parents the page's number in the tree of parents, if it gets one
   */
  record Marking(String opening, Optional<Integer> parents) {

    /** Neither tag nor artifact. */
    static final Marking NONE = new Marking("", Optional.empty());

    /** An artifact, as running heads are. */
    static final Marking ARTIFACT = new Marking("/Artifact <</Type/Pagination>>", Optional.empty());
  }

  /** Puts the notice on a page and returns whether it found an empty place. */
  boolean put(int index, Marking marking) throws IOException {
    PDDocument document = revision.file().document();
    PDPage page = document.getPage(index);
    COSDictionary old = page.getCOSObject();
    COSObjectKey key = old.getKey();
    if (key == null) {
      throw revision.file().source().malformed(0, "a page that is no object of its own");
    }
    Place place = place(page, index);
    COSDictionary changed = PdfRevision.copy(old);
    COSArray contents = new COSArray();
    contents.add(opening);
    addContents(old.getItem(COSName.CONTENTS), contents);
    contents.add(closing(place, marking.opening()));
    changed.setItem(COSName.CONTENTS, contents);
    changed.setItem(COSName.RESOURCES, resources(page, drawing(place)));
    marking.parents().ifPresent(number -> changed.setInt(COSName.STRUCT_PARENTS, number));
    revision.object(key, changed);
    return place.spot().empty();
  }

  private Place place(PDPage page, int index) {
    PDRectangle box = page.getCropBox();
    int rotation = Math.floorMod(page.getRotation(), 360);
    Place whole = new Place(box, rotation, new PdfSpace.Spot(0, 0, false), 0, em);
    double size = Math.max(9 / page.getUserUnit(), SHARE * Math.min(whole.width(), whole.height()));
    size = Math.min(size, 0.9 * whole.width() / em);
    PdfSpace space = new PdfSpace(revision.file().document(), index);
    PdfSpace.Spot spot =
        space.find(new PdfSpace.Size(size * em / whole.width(), 1.3 * size / whole.height()));
    return new Place(box, rotation, spot, size, em);
  }

  private static void addContents(COSBase old, COSArray contents) {
    COSBase direct = old instanceof COSObject reference ? reference.getObject() : old;
    if (direct instanceof COSArray several) {
      for (int i = 0; i < several.size(); i++) {
        contents.add(several.get(i));
      }
    } else if (direct instanceof COSStream) {
      contents.add(old);
    }
  }

  /** What stands on the page may have changed its space: the notice is drawn in the first one. */
  private COSObject closing(Place place, String marking) throws IOException {
    String draw = "q " + place.matrix() + "cm /" + DRAWING.getName() + " Do Q\n";
    String text =
        marking.isEmpty() ? "\nQ\n" + draw : "\nQ\n" + marking + " BDC\n" + draw + "EMC\n";
    COSObject known = shared.get(text);
    if (known == null) {
      known = content(text);
      shared.put(text, known);
    }
    return known;
  }

  /** Returns the drawing, whose space begins at the lower left end of the notice. */
  private COSObject drawing(Place place) throws IOException {
    String key = numbers(place.size()) + place.spot().empty();
    COSObject known = shared.get(key);
    if (known != null) {
      return known;
    }
    double size = place.size();
    double width = size * em;
    String plate =
        place.spot().empty()
            ? ""
            : "1 g " + numbers(-0.3 * size, 0, width + 0.6 * size, 1.3 * size) + "re f\n";
    String text =
        plate
            + "0.15 g BT /F "
            + numbers(size)
            + "Tf "
            + numbers(0, 0.28 * size)
            + "Td <"
            + hex
            + "> Tj ET\n";
    COSDictionary form = new COSDictionary();
    form.setItem(COSName.TYPE, COSName.XOBJECT);
    form.setItem(COSName.SUBTYPE, COSName.FORM);
    form.setItem(
        COSName.BBOX,
        new PDRectangle(
                (float) (-0.3 * size), 0, (float) (width + 0.6 * size), (float) (1.3 * size))
            .getCOSArray());
    COSDictionary fonts = new COSDictionary();
    fonts.setItem(COSName.F, font);
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.FONT, fonts);
    form.setItem(COSName.RESOURCES, resources);
    COSObject drawn =
        revision.stream(revision.fresh(), form, text.getBytes(StandardCharsets.US_ASCII));
    shared.put(key, drawn);
    return drawn;
  }

  private COSObject content(String text) throws IOException {
    return revision.stream(
        revision.fresh(), new COSDictionary(), text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Resources may be inherited or shared: the page gets its own, so that it alone changes. */
  private static COSDictionary resources(PDPage page, COSObject drawing) {
    PDResources old = page.getResources();
    COSDictionary own = old == null ? new COSDictionary() : PdfRevision.copy(old.getCOSObject());
    COSDictionary drawings =
        own.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary others
            ? PdfRevision.copy(others)
            : new COSDictionary();
    drawings.setItem(DRAWING, drawing);
    own.setItem(COSName.XOBJECT, drawings);
    return own;
  }

  private static String numbers(double... values) {
    StringBuilder out = new StringBuilder();
    for (double value : values) {
      out.append(String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "")).append(' ');
    }
    return out.toString();
  }
}
