package org.aigclabel.video.mkv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.container.Ebml.Element;
import org.aigclabel.container.EbmlNode;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.video.splice.Exchange;
import org.aigclabel.video.splice.Film;
import org.aigclabel.video.splice.FilmTrack;
import org.aigclabel.video.splice.PictureStream.Encoded;
import org.aigclabel.video.splice.Section;

/** A film in clusters: its pictures, and others put in their stead. */
final class MatroskaFilm implements Film {

  private final MatroskaFile file;
  private final MediaSource source;
  private final PictureTrack track;
  private final List<Block> blocks = new ArrayList<>();

  /** Looks for pictures up to the first place to cut that is shown at {@code seconds} or later. */
  MatroskaFilm(MatroskaFile file, double seconds) throws IOException {
    this.file = file;
    this.source = file.source();
    this.track = PictureTrack.of(file);
    double[] latest = {Double.NEGATIVE_INFINITY};
    new Blocks(source, track.number())
        .visit(
            file,
            block -> {
              blocks.add(block);
              double shown = shown(blocks.size() - 1);
              boolean enough =
                  block.key()
                      && shown >= seconds
                      && shown > latest[0]
                      && track.stream().standsAlone(block.bytes(source));
              latest[0] = Math.max(latest[0], shown);
              return !enough && blocks.size() < source.limits().items() * 4;
            });
  }

  @Override
  public FilmTrack track() {
    return track;
  }

  @Override
  public int count() {
    return blocks.size();
  }

  @Override
  public double shown(int picture) {
    return (blocks.get(picture).time() - blocks.get(0).time()) * track.seconds();
  }

  @Override
  public boolean isKey(int picture) {
    return blocks.get(picture).key();
  }

  @Override
  public byte[] picture(int picture) throws IOException {
    return blocks.get(picture).bytes(source);
  }

  @Override
  public Plan with(List<Section> sections, Encoded pictures) throws IOException {
    Exchange exchange = new Exchange(sections, pictures.samples());
    Map<Block, byte[]> elements = new HashMap<>();
    for (Section section : sections) {
      long[] shown = new long[section.count()];
      Arrays.setAll(shown, i -> blocks.get(section.from() + i).time());
      Arrays.sort(shown);
      for (int i = 0; i < shown.length; i++) {
        Block block = blocks.get(section.from() + i);
        byte[] picture = exchange.sample(section.from() + i);
        elements.put(block, block.with(source, picture, new Block.Timing(shown[i], i == 0)));
      }
    }
    byte[] tracks = track.tracks(source, pictures.configuration());
    return new Settlement(file, new Pictures(sections, elements, tracks), 0).plan();
  }

  /** Blocks exchanged for others. */
  private final class Pictures implements Changes {

    private static final int CUE_TIME = 0xB3;
    private static final int CUE_PLACE = 0xB7;
    private static final int CUE_TRACK = 0xF7;
    private static final int CUE_CLUSTER = 0xF1;
    private static final int CUE_RELATIVE = 0xF0;

    private final List<Section> sections;
    private final Map<Block, byte[]> elements;
    private final byte[] tracks;
    private final Map<Element, Long> growth = new HashMap<>();

    Pictures(List<Section> sections, Map<Block, byte[]> elements, byte[] tracks) {
      this.sections = sections;
      this.elements = elements;
      this.tracks = tracks;
      elements.forEach(
          (block, bytes) ->
              growth.merge(block.cluster(), bytes.length - block.element().length(), Long::sum));
    }

    @Override
    public void make(IsoEdits edits) {
      Element all = track.tracks();
      edits.replace(List.of(), all.offset(), all.length(), tracks);
      elements.forEach(
          (block, bytes) -> {
            Element element = block.element();
            edits.replace(List.of(), element.offset(), element.length(), bytes);
          });
    }

    @Override
    public void pad(IsoEdits edits) {
      MatroskaEdit.pad(file, edits);
    }

    @Override
    public boolean changesClusters() {
      return true;
    }

    @Override
    public long growth(Element cluster) {
      return growth.getOrDefault(cluster, 0L);
    }

    /** Leaves out what points at pictures that no longer stand alone; the rest may have moved. */
    @Override
    public EbmlNode cues(EbmlNode cues, IsoEdits before) {
      List<EbmlNode> kept = new ArrayList<>();
      for (EbmlNode point : cues.nodes()) {
        List<EbmlNode> parts = new ArrayList<>();
        long time = Blocks.number(point, CUE_TIME, 0);
        for (EbmlNode part : point.nodes()) {
          boolean ours = Blocks.number(part, CUE_TRACK, 0) == track.number();
          if (part.id() != CUE_PLACE) {
            parts.add(part);
          } else if (!ours || !isWithin(time)) {
            parts.add(relative(part, before));
          }
        }
        if (point.children().isEmpty() || parts.stream().anyMatch(p -> p.id() == CUE_PLACE)) {
          kept.add(point.children().isEmpty() ? point : point.with(parts));
        }
      }
      return cues.with(kept);
    }

    private boolean isWithin(long time) {
      return sections.stream()
          .anyMatch(
              section ->
                  time > blocks.get(section.from()).time()
                      && (section.to() >= blocks.size() || time < blocks.get(section.to()).time()));
    }

    private EbmlNode relative(EbmlNode place, IsoEdits before) {
      long offset = file.segment().payload() + Blocks.number(place, CUE_CLUSTER, -1);
      for (Element cluster : file.elements()) {
        if (cluster.offset() == offset && cluster.id() == MatroskaFile.CLUSTER) {
          long start = cluster.payload();
          return place.mapped(
              CUE_RELATIVE, at -> before.moved(start + at) - before.moved(start), 0);
        }
      }
      return place;
    }
  }
}
