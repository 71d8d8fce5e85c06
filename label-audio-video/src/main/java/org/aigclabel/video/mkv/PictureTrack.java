package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.draw.Canvas;
import org.aigclabel.draw.Orientation;
import org.aigclabel.video.splice.FilmTrack;
import org.aigclabel.video.splice.PictureCodec;
import org.aigclabel.video.splice.PictureStream;

/**
 * The one track of pictures of a film, as far as they can be exchanged.
 *
 * @param tracks the element with all tracks
 * @param number by which blocks name it
 * @param seconds a unit of time
 * @param stream what the codec says
 * @param canvas the frame as it is displayed, with square pixels
 * @param stretch displayed width of a pixel by its height
 */
record PictureTrack(
    Element tracks,
    long number,
    double seconds,
    PictureStream stream,
    Canvas canvas,
    double stretch)
    implements FilmTrack {

  private static final int INFO = 0x1549A966;
  private static final int TIMESTAMP_SCALE = 0x2AD7B1;
  private static final int TRACKS = 0x1654AE6B;
  private static final int ENTRY = 0xAE;
  private static final int NUMBER = 0xD7;
  private static final int TYPE = 0x83;
  private static final int CODEC = 0x86;
  private static final int CODEC_PRIVATE = 0x63A2;
  private static final int ENCODINGS = 0x6D80;
  private static final int VIDEO = 0xE0;
  private static final int WIDTH = 0xB0;
  private static final int HEIGHT = 0xBA;
  private static final int DISPLAY_WIDTH = 0x54B0;
  private static final int DISPLAY_HEIGHT = 0x54BA;
  private static final int ALPHA = 0x53C0;
  private static final int INTERLACED = 0x9A;
  private static final Set<Integer> MASTERS = Set.of(INFO, TRACKS, ENTRY, VIDEO);

  static PictureTrack of(MatroskaFile file) throws IOException {
    MediaSource source = file.source();
    List<EbmlNode> found = new ArrayList<>();
    Element tracks = element(file, TRACKS);
    for (EbmlNode entry : EbmlNode.read(source, tracks, MASTERS).nodes()) {
      if (entry.id() == ENTRY && number(entry, TYPE, 0) == 1) {
        found.add(entry);
      }
    }
    if (found.size() != 1) {
      throw no(source, "it has " + found.size() + " video tracks");
    }
    EbmlNode entry = found.get(0);
    EbmlNode video = entry.child(VIDEO).orElseThrow(() -> no(source, "its track has no size"));
    if (entry.child(ENCODINGS).isPresent()
        || number(video, ALPHA, 0) != 0
        || number(video, INTERLACED, 0) == 1) {
      throw no(source, "its track is compressed, interlaced or has transparency");
    }
    EbmlNode info = EbmlNode.read(source, element(file, INFO), MASTERS);
    double seconds = number(info, TIMESTAMP_SCALE, 1_000_000) / 1e9;
    PictureStream stream = stream(source, entry, video);
    double stretch = stretch(video, stream);
    Canvas canvas =
        new Canvas(
            source.name(),
            Math.max(1, (int) Math.round(stream.width() * stretch)),
            stream.height(),
            Orientation.UPRIGHT);
    return new PictureTrack(tracks, number(entry, NUMBER, 0), seconds, stream, canvas, stretch);
  }

  private static PictureStream stream(MediaSource source, EbmlNode entry, EbmlNode video)
      throws IOException {
    String name = entry.child(CODEC).map(EbmlNode::text).orElse("");
    byte[] configuration = entry.child(CODEC_PRIVATE).map(EbmlNode::payload).orElse(new byte[0]);
    int width = (int) number(video, WIDTH, 0);
    int height = (int) number(video, HEIGHT, 0);
    if (width <= 0 || height <= 0 || width > 0xFFFF || height > 0xFFFF) {
      throw source.malformed(0, "pictures of " + width + "x" + height);
    }
    return PictureCodec.of(name)
        .orElseThrow(() -> no(source, "codec " + name + " is not known"))
        .stream(new PictureCodec.Track(name, configuration, width, height));
  }

  /** Sizes for display give the shape of pixels, whatever their unit. */
  private static double stretch(EbmlNode video, PictureStream stream) {
    double wide = number(video, DISPLAY_WIDTH, 0);
    double high = number(video, DISPLAY_HEIGHT, 0);
    double stretch = wide > 0 && high > 0 ? wide * stream.height() / (high * stream.width()) : 1;
    return stretch < 0.2 || stretch > 5 || Math.abs(stretch - 1) < 0.01 ? 1 : stretch;
  }

  private static Element element(MatroskaFile file, int id) throws IOException {
    Optional<Element> found =
        file.elements().stream().filter(element -> element.id() == id).findFirst();
    return found.orElseThrow(
        () -> no(file.source(), "it has no element " + Integer.toHexString(id)));
  }

  private static long number(EbmlNode parent, int id, long otherwise) {
    return parent.child(id).map(EbmlNode::number).orElse(otherwise);
  }

  static UnsupportedMediaException no(MediaSource source, String why) {
    return new UnsupportedMediaException(source.name(), "its opening cannot be cut out: " + why);
  }

  /** Returns the element of all tracks with another configuration of this one. */
  byte[] tracks(MediaSource source, byte[] configuration) throws IOException {
    EbmlNode all = EbmlNode.read(source, tracks, MASTERS);
    List<EbmlNode> entries = new ArrayList<>();
    for (EbmlNode entry : all.nodes()) {
      entries.add(
          entry.id() == ENTRY && number(entry, NUMBER, -1) == number
              ? configured(entry, configuration)
              : entry);
    }
    return all.with(entries).toBytes();
  }

  private static EbmlNode configured(EbmlNode entry, byte[] configuration) {
    return entry.with(
        entry.nodes().stream()
            .map(
                node ->
                    node.id() == CODEC_PRIVATE
                        ? new EbmlNode(node.id(), node.width(), configuration, Optional.empty(), 0)
                        : node)
            .toList());
  }
}
