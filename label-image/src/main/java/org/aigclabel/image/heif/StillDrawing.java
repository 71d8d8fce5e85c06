package org.aigclabel.image.heif;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Lettering;
import org.aigclabel.draw.Placement;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.image.Room;

/** The primary picture of a file, with its transparency, while a label is drawn on it. */
final class StillDrawing {

  /** The mean square difference of 30 dB: more is no re-encoding but another picture. */
  private static final double MOST_ERROR = 0.001;

  private final Items items;
  private final Properties properties;
  private final MediaSource source;
  private final CodedPicture colour;
  private final Optional<CodedPicture> alpha;
  private final boolean premultiplied;

  StillDrawing(Items items, Properties properties) throws IOException {
    this.items = items;
    this.properties = properties;
    this.source = items.source();
    long primary = items.primary();
    this.colour = CodedPicture.of(items, properties, primary);
    References references = References.of(items);
    Optional<Long> mask = mask(references, primary);
    this.alpha =
        mask.isEmpty()
            ? Optional.empty()
            : Optional.of(CodedPicture.of(items, properties, mask.get()));
    this.premultiplied = mask.isPresent() && references.from(primary, "prem").contains(mask.get());
  }

  private Optional<Long> mask(References references, long primary) throws IOException {
    for (long item : references.to(primary, "auxl")) {
      Optional<Box> kind = properties.find(item, "auxC");
      if (kind.isPresent()) {
        String name =
            source.latin1(
                kind.get().payload() + 4, (int) Math.min(80, kind.get().payloadLength() - 4));
        if (name.startsWith("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
            || name.startsWith("urn:mpeg:hevc:2015:auxid:1\0")) {
          return Optional.of(item);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the picture without its transparency. */
  CodedPicture colour() {
    return colour;
  }

  /** Returns the file with the label on the picture. */
  Plan drawn(Ffmpeg ffmpeg, ExplicitLabel label) throws IOException {
    Optional<Box> nclx = nclx();
    StillStream.Colours colours =
        nclx.isPresent()
            ? StillStream.Colours.of(source, nclx.get())
            : colour.stream().colours(ffmpeg);
    if (colours.matrix() == 0 && colour.stream().codec().isColour(colour.stream().config())) {
      throw new Refusal("its samples are red, green and blue instead of brightness and colour");
    }
    Frames frames = decoded(ffmpeg, colour.stream());
    boolean full =
        nclx.isPresent() ? source.u8(nclx.get().payload() + 10) > 127 : frames.isFullRange();
    Display display = Display.of(items, properties, colour.extent(frames), colour.id());
    Canvas canvas =
        new Canvas(source.name(), display.width(), display.height(), display.orientation());
    Placement place = Lettering.of(label.text(), label.look()).on(Room.require(source, canvas));
    Optional<Frames> mask = mask(ffmpeg, colour.extent(frames));
    Pen pen =
        new Pen(
            new Mosaic(frames, colour.columns(), full),
            mask.map(opacity -> new Mosaic(opacity, alpha.orElseThrow().columns(), true)),
            premultiplied,
            display);
    boolean maskChanged = !pen.draw(place.paint(pen.backdrop()));
    Recode recode = new Recode(items, properties);
    recode.put(colour, encoded(ffmpeg, colour.stream(), frames, colours));
    if (maskChanged) {
      StillStream stream = alpha.orElseThrow().stream();
      recode.put(
          alpha.orElseThrow(),
          encoded(ffmpeg, stream, mask.orElseThrow(), StillStream.Colours.UNSAID));
    }
    return recode.plan();
  }

  private Optional<Box> nclx() throws IOException {
    for (Properties.Link link : properties.of(colour.id())) {
      Box box = properties.box(link);
      if (box.is("colr") && source.startsWith(box.payload(), "nclx")) {
        return Optional.of(box);
      }
    }
    return Optional.empty();
  }

  private Optional<Frames> mask(Ffmpeg ffmpeg, CodedPicture.Size size) throws IOException {
    if (alpha.isEmpty()) {
      return Optional.empty();
    }
    Frames frames = decoded(ffmpeg, alpha.get().stream());
    if (!alpha.get().extent(frames).equals(size)) {
      throw new Refusal("its transparency has another size than its colours");
    }
    return Optional.of(frames);
  }

  /** Encodes, and decodes again to see that FFmpeg did what it was asked to. */
  private StillStream encoded(
      Ffmpeg ffmpeg, StillStream old, Frames frames, StillStream.Colours colours)
      throws IOException {
    StillStream stream = StillStream.encoded(ffmpeg, old.codec(), frames, colours);
    if (stream.pictures().size() != frames.list().size()
        || !old.codec().isAlike(old.config(), stream.config())) {
      throw new Refusal("FFmpeg's encoder here cannot keep its bits and chroma");
    }
    Frames again = stream.decoded(ffmpeg, source.limits().pixels());
    if (!again.sizeAndModel().equals(frames.sizeAndModel()) || again.error(frames) > MOST_ERROR) {
      throw new Refusal("FFmpeg does not bring its picture back");
    }
    return stream;
  }

  /** What FFmpeg cannot read is a broken file; its messages say more. */
  private Frames decoded(Ffmpeg ffmpeg, StillStream stream) throws IOException {
    try {
      return stream.decoded(ffmpeg, source.limits().pixels());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw source.malformed(items.meta().offset(), "a picture that " + e.getMessage());
    }
  }
}
