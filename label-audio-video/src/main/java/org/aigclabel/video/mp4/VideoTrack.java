package org.aigclabel.video.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Orientation;
import org.aigclabel.video.splice.FilmTrack;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/**
 * The one track of pictures of a film, as far as they can be exchanged.
 *
 * @param file the film
 * @param path the boxes down to the sample table
 * @param entry the sample description
 * @param box its decoder configuration
 * @param stream what the codec says
 * @param timescale units of a second
 * @param start the media time at which the presentation begins
 * @param canvas the frame as it is displayed, with square pixels
 * @param stretch displayed width of a pixel by its height
 */
record VideoTrack(
    Mp4File file,
    List<Box> path,
    Box entry,
    Box box,
    PictureStream stream,
    long timescale,
    long start,
    Canvas canvas,
    double stretch)
    implements FilmTrack {

  private static final int ENTRY_FIELDS = 78;
  private static final int ENTRY_SIZE = 24;
  private static final int MATRIX = 36;

  static VideoTrack of(Mp4File file) throws IOException {
    MediaSource source = file.source();
    Box moov = file.requireMoov();
    List<List<Box>> tracks = new ArrayList<>();
    for (Box trak : IsoBoxes.find(source, moov, "trak")) {
      for (Box mdia : IsoBoxes.find(source, trak, "mdia")) {
        boolean video = false;
        for (Box hdlr : IsoBoxes.find(source, mdia, "hdlr")) {
          video |= source.startsWith(hdlr.payload() + 8, "vide");
        }
        for (Box minf : video ? IsoBoxes.find(source, mdia, "minf") : List.<Box>of()) {
          for (Box stbl : IsoBoxes.find(source, minf, "stbl")) {
            tracks.add(List.of(moov, trak, mdia, minf, stbl));
          }
        }
      }
    }
    if (tracks.size() != 1) {
      throw no(source, "it has " + tracks.size() + " video tracks");
    }
    return of(file, tracks.get(0));
  }

  private static VideoTrack of(Mp4File file, List<Box> path) throws IOException {
    MediaSource source = file.source();
    Box trak = path.get(1);
    List<Box> entries = IsoBoxes.find(source, path.get(4), "stsd");
    entries = entries.isEmpty() ? List.of() : IsoBoxes.children(source, entries.get(0));
    if (entries.size() != 1) {
      throw no(source, "it has " + entries.size() + " sample descriptions");
    }
    Box entry = entries.get(0);
    PictureCodec codec =
        PictureCodec.of(entry.type())
            .orElseThrow(() -> no(source, "codec " + entry.type() + " is not known"));
    if (entry.payloadLength() < ENTRY_FIELDS) {
      throw source.malformed(entry.offset(), "a description of " + entry.length() + " bytes");
    }
    List<Box> parts = IsoBoxes.readable(source, entry.payload() + ENTRY_FIELDS, entry.end());
    Box box =
        IsoBoxes.first(parts, codec.box())
            .orElseThrow(() -> no(source, "it has no " + codec.box() + " box"));
    int width = source.u16(entry.payload() + ENTRY_SIZE);
    int height = source.u16(entry.payload() + ENTRY_SIZE + 2);
    byte[] configuration = IsoBoxes.payload(source, box);
    PictureStream stream =
        codec.stream(new PictureCodec.Track(entry.type(), configuration, width, height));
    Box mdhd = only(source, path.get(2), "mdhd");
    long scale = source.u32(mdhd.payload() + (source.u8(mdhd.payload()) == 1 ? 20 : 12));
    Box tkhd = only(source, trak, "tkhd");
    long matrix = tkhd.payload() + (source.u8(tkhd.payload()) == 1 ? 52 : 40);
    double wide = source.u32(matrix + MATRIX) / 65536.0;
    double high = source.u32(matrix + MATRIX + 4) / 65536.0;
    double stretch = wide > 0 && high > 0 ? wide * stream.height() / (high * stream.width()) : 1;
    stretch = stretch < 0.2 || stretch > 5 || Math.abs(stretch - 1) < 0.01 ? 1 : stretch;
    Canvas canvas =
        new Canvas(
            source.name(),
            Math.max(1, (int) Math.round(stream.width() * stretch)),
            stream.height(),
            orientation(source, matrix));
    long start = start(source, trak);
    return new VideoTrack(file, path, entry, box, stream, scale, start, canvas, stretch);
  }

  /** Returns how the display matrix turns the picture; only right angles are known. */
  private static Orientation orientation(MediaSource source, long matrix) throws IOException {
    int[] m = new int[5];
    for (int i = 0; i < 5; i++) {
      m[i] = (int) source.u32(matrix + 4L * i) >> 16;
    }
    int key = (m[0] + 1) * 27 + (m[1] + 1) * 9 + (m[3] + 1) * 3 + m[4] + 1;
    return switch (key) {
      case 2 * 27 + 9 + 3 + 2 -> Orientation.UPRIGHT;
      case 27 + 2 * 9 + 1 -> Orientation.TURNED_90;
      case 9 + 3 -> Orientation.TURNED_180;
      case 27 + 2 * 3 + 1 -> Orientation.TURNED_270;
      case 9 + 3 + 2 -> Orientation.MIRRORED;
      case 2 * 27 + 9 + 3 -> Orientation.FLIPPED;
      default -> throw no(source, "its display matrix is not a right angle");
    };
  }

  private static long start(MediaSource source, Box trak) throws IOException {
    List<Box> lists = IsoBoxes.find(source, trak, "edts", "elst");
    if (lists.isEmpty()) {
      return 0;
    }
    Box elst = lists.get(0);
    boolean newer = source.u8(elst.payload()) == 1;
    long count = source.u32(elst.payload() + 4);
    long start = 0;
    int edits = 0;
    for (int i = 0; i < Math.min(count, 3); i++) {
      long at = elst.payload() + 8 + (newer ? 20L : 12L) * i;
      long time = newer ? source.bytes(at + 8, 8).getLong() : (int) source.u32(at + 4);
      if (time >= 0) {
        start = time;
        edits++;
      }
      if (source.u16(at + (newer ? 16 : 8)) != 1) {
        throw no(source, "its edit list changes the speed");
      }
    }
    if (edits > 1 || count > 3) {
      throw no(source, "its edit list has several parts");
    }
    return start;
  }

  private static Box only(MediaSource source, Box parent, String type) throws IOException {
    List<Box> boxes = IsoBoxes.find(source, parent, type);
    if (boxes.isEmpty()) {
      throw source.malformed(parent.offset(), "wanted a box " + type);
    }
    return boxes.get(0);
  }

  /** Returns a box of the sample table. */
  Optional<Box> table(String type) throws IOException {
    return IsoBoxes.first(IsoBoxes.children(file.source(), path.get(4)), type);
  }

  /** Puts in another decoder configuration. */
  void configure(IsoEdits edits, byte[] payload) throws IOException {
    if (!Arrays.equals(payload, IsoBoxes.payload(file.source(), box))) {
      List<Box> around = new ArrayList<>(path);
      around.addAll(List.of(table("stsd").orElseThrow(), entry, box));
      edits.replace(around, box.payload(), box.payloadLength(), payload);
    }
  }

  static UnsupportedMediaException no(MediaSource source, String why) {
    return new UnsupportedMediaException(source.name(), "its opening cannot be cut out: " + why);
  }
}
