package org.aigclabel.image.png;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Exif;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Orientation;
import org.aigclabel.draw.Placement;
import org.aigclabel.draw.Stamp;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Draws the label on PNG and APNG of every kind without loss: no pixel outside the text changes,
 * compressed data before and after it is kept, and so are all chunks.
 */
@AutoService(ExplicitLabeler.class)
public final class PngLabeler implements ExplicitLabeler {

  private static final Set<String> COLOURS = Set.of("IHDR", "iCCP", "sRGB", "gAMA", "cHRM", "cICP");

  /**
   * A frame with what the scan found; nothing of the label lies on it if it is not shown.
   *
   * @param grown the frame as large as it has to be
   */
  private record Scanned(PngFrame frame, PngFrame grown, PngScan scan, boolean shown) {

    boolean grows() {
      return !grown.equals(frame);
    }
  }

  @Override
  public boolean supports(MediaType type) {
    return type.equals(PngFormat.TYPE);
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    PngFile file = PngFile.read(source).complete();
    if (file.chunks().get(0).is("CgBI")) {
      throw new UnsupportedMediaException(
          source.name(), "PNG in Apple's own variant; convert it to standard PNG first");
    }
    PngHeader header = PngHeader.read(source, file.header());
    PngColours colours = PngColours.read(file, header);
    Canvas canvas = new Canvas(source.name(), header.width(), header.height(), orientation(file));
    Placement box = Lettering.of(label.text(), label.look()).on(canvas);
    Region region = new Region(box.x(), box.y(), box.width(), box.height());
    PngGrowth growth = new PngGrowth(source, region);
    List<Scanned> frames = scan(file, colours, region, growth);
    PngScan first = frames.get(0).scan();
    Stamp stamp = box.paint((x, y) -> first.luma(x, y));
    PngTarget target = PngTarget.of(colours, used(frames));
    PngAssembly assembly = new PngAssembly(source);
    try {
      for (Scanned frame : frames) {
        PngPaint paint = new PngPaint(target, stamp, frame.grown().left(), frame.grown().top());
        if (frame.grows()) {
          assembly.replaceFrame(frame.frame(), frame.grown(), growth, paint);
        } else if (frame.shown() || target.converts()) {
          PngRewrite rewrite = new PngRewrite(source, frame.scan(), paint);
          assembly.replaceData(frame.frame(), frame.scan(), rewrite);
        }
      }
      colourChunks(file, target, assembly);
      List<Finding> notes = notes(frames, target);
      return new Rendering(assembly.plan(), notes, assembly);
    } catch (IOException | RuntimeException e) {
      assembly.close();
      throw e;
    }
  }

  /** Returns the chunks that say what size and colours a PNG has. */
  public static List<String> colours(MediaSource source) throws IOException {
    List<String> chunks = new ArrayList<>();
    for (PngChunk chunk : PngFile.read(source).complete().chunks()) {
      if (COLOURS.contains(chunk.type())) {
        byte[] data = source.array(chunk.dataAt(), chunk.length());
        chunks.add(chunk.type() + HexFormat.of().formatHex(data));
      }
    }
    return chunks;
  }

  private static Orientation orientation(PngFile file) throws IOException {
    for (PngChunk chunk : file.chunks()) {
      if (chunk.is("eXIf")) {
        byte[] tiff = file.source().array(chunk.dataAt(), chunk.length());
        return Orientation.of(Exif.read(tiff).orientation());
      }
    }
    return Orientation.UPRIGHT;
  }

  private static List<Scanned> scan(
      PngFile file, PngColours colours, Region region, PngGrowth growth) throws IOException {
    List<Scanned> scanned = new ArrayList<>();
    for (PngFrame frame : PngFrame.read(file, colours)) {
      PngHeader size = frame.colours().header();
      Optional<Region> part = region.within(frame.left(), frame.top(), size.width(), size.height());
      PngFrame grown = growth.next(frame);
      if (part.isPresent() || !grown.equals(frame) || colours.isPalette() || scanned.isEmpty()) {
        Region seen = part.orElse(new Region(0, 0, 1, 1));
        PngScan scan = PngScan.of(file.source(), frame.ranges(), seen, frame.colours());
        scanned.add(new Scanned(frame, grown, scan, part.isPresent()));
      }
    }
    if (scanned.isEmpty()) {
      throw file.source().malformed(file.problemAt(), "wanted IDAT before IEND, found none");
    }
    return scanned;
  }

  private static boolean[] used(List<Scanned> frames) {
    boolean[] used = new boolean[256];
    for (Scanned frame : frames) {
      for (int i = 0; i < used.length; i++) {
        used[i] |= frame.scan().used[i];
      }
      if (frame.grows() && frame.frame().colours().isPalette()) {
        frame.frame().colours().clear().ifPresent(clear -> used[clear[0]] = true);
      }
    }
    return used;
  }

  private static void colourChunks(PngFile file, PngTarget target, PngAssembly assembly) {
    if (target.from().isPalette()) {
      for (PngChunk chunk : file.chunks()) {
        switch (chunk.type()) {
          case "PLTE" ->
              assembly.replace(
                  chunk,
                  target.losesPalette() ? new byte[0] : PngChunk.bytes("PLTE", target.palette()));
          case "tRNS" ->
              assembly.replace(
                  chunk,
                  target.losesPalette()
                      ? new byte[0]
                      : PngChunk.bytes("tRNS", target.transparency()));
          case "hIST" -> assembly.replace(chunk, new byte[0]);
          case "bKGD", "sBIT" -> {
            if (target.losesPalette()) {
              assembly.replace(chunk, new byte[0]);
            }
          }
          case "IHDR" -> {
            if (target.converts()) {
              assembly.replace(chunk, target.header().chunk());
            }
          }
          default -> {}
        }
      }
    }
  }

  private static List<Finding> notes(List<Scanned> frames, PngTarget target) {
    List<Finding> notes = new ArrayList<>();
    notes.add(
        Finding.of(
            Rule.EXPLICIT_NOTE,
            "drawn into the picture without loss; no pixel outside the text changed"));
    if (target.converts()) {
      notes.add(
          Finding.of(
              Rule.EXPLICIT_NOTE,
              "the palette had no room for the text; the picture now has "
                  + target.header().pixelBits()
                  + " bits a pixel"));
    }
    long grown = frames.stream().filter(Scanned::grows).count();
    if (grown > 0) {
      notes.add(
          Finding.of(
              Rule.EXPLICIT_NOTE,
              grown + " frames are larger, with clear pixels, so that all of them show the text"));
    }
    return notes;
  }
}
