package org.aigclabel.video.mp4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Carrier;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.Severity;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.Xmp;

/** Every place of a file in which a label was ever met. */
final class LabelPlaces {

  static final String XMP = "BE7ACFCB97A942E89C71999491E3AFAC";

  private static final int LONGEST = 1 << 20;

  private final MediaSource source;
  private final Carrier keys;
  private final List<Found> found = new ArrayList<>();
  private final List<ItemList> lists = new ArrayList<>();

  /** The kinds of places. */
  enum Kind {
    ITEM,
    ATOM,
    XMP
  }

  /**
   * A label.
   *
   * @param kind the kind of place
   * @param path the boxes around it
   * @param box the item, atom or packet
   * @param site what it says
   */
  record Found(Kind kind, List<Box> path, Box box, LabelSite site) {}

  private LabelPlaces(MediaSource source, Carrier keys) {
    this.source = source;
    this.keys = keys;
  }

  /** Goes through a file; {@code keys} is the place that the guide names. */
  static LabelPlaces in(Mp4File file, Carrier keys) throws IOException {
    LabelPlaces places = new LabelPlaces(file.source(), keys);
    for (Box box : file.boxes()) {
      places.visit(List.of(), box);
      if (box.is("moov")) {
        places.movie(box);
      }
    }
    places.found.sort(Comparator.comparingLong(entry -> entry.box().offset()));
    return places;
  }

  List<Found> found() {
    return found;
  }

  /** Returns the item lists, in the order of the file. */
  List<ItemList> lists() {
    return lists;
  }

  private void movie(Box moov) throws IOException {
    List<Box> path = List.of(moov);
    for (Box box : IsoBoxes.readable(source, moov.payload(), moov.end())) {
      visit(path, box);
      if (box.is("trak")) {
        List<Box> longer = List.of(moov, box);
        for (Box child : IsoBoxes.readable(source, box.payload(), box.end())) {
          visit(longer, child);
        }
      }
    }
  }

  private void visit(List<Box> path, Box box) throws IOException {
    switch (box.type()) {
      case "meta" -> list(path, box);
      case "uuid" -> {
        if (IsoBoxes.uuid(source, box).equals(XMP)) {
          packet(path, box);
        }
      }
      case "udta" -> userData(path, box);
      default -> {}
    }
  }

  private void userData(List<Box> path, Box udta) throws IOException {
    List<Box> inside = new ArrayList<>(path);
    inside.add(udta);
    for (Box box : IsoBoxes.readable(source, udta.payload(), udta.end())) {
      switch (box.type()) {
        case "meta" -> list(inside, box);
        case "XMP_" -> packet(inside, box);
        default -> atom(inside, box);
      }
    }
  }

  private void packet(List<Box> path, Box box) throws IOException {
    if (box.payloadLength() > source.limits().block()) {
      return;
    }
    String packet = source.utf8(box.payload(), (int) box.payloadLength());
    Carrier carrier = Carrier.foreign(prefix() + ".xmp");
    for (LabelSite site : Xmp.read(carrier, box.offset(), packet)) {
      found.add(new Found(Kind.XMP, path, box, site));
    }
  }

  private void atom(List<Box> path, Box box) throws IOException {
    if (box.payloadLength() > LONGEST) {
      return;
    }
    String text = source.utf8(box.payload(), (int) box.payloadLength());
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    if (from < 0 || to < from) {
      return;
    }
    boolean named = box.type().equalsIgnoreCase(ItemList.AIGC);
    foreign(".udta", box, text.substring(from, to + 1), named)
        .ifPresent(site -> found.add(new Found(Kind.ATOM, path, box, site)));
  }

  private void list(List<Box> path, Box meta) throws IOException {
    ItemList list = ItemList.read(source, path, meta);
    lists.add(list);
    for (Box item : list.items()) {
      int number = list.number(item);
      boolean named = list.name(item).equalsIgnoreCase(ItemList.AIGC);
      boolean guide = named && number > 0 && list.isOfMovie();
      for (String text : list.texts(item)) {
        Optional<LabelSite> site =
            guide
                ? Optional.of(LabelSite.read(keys, item.offset(), text))
                : foreign(number > 0 ? ".meta" : ".ilst", item, text, named);
        site.ifPresent(s -> found.add(new Found(Kind.ITEM, path, item, s)));
      }
    }
  }

  private Optional<LabelSite> foreign(String place, Box box, String text, boolean named) {
    if (!named && !text.contains("ContentProducer") && !text.contains(ItemList.AIGC)) {
      return Optional.empty();
    }
    Carrier carrier = Carrier.foreign(prefix() + place);
    LabelSite site = LabelSite.read(carrier, box.offset(), text);
    return named || isWhole(site) ? Optional.of(site) : Optional.empty();
  }

  /** Under another name only a whole label counts: anything may stand in a free text. */
  private static boolean isWhole(LabelSite site) {
    return !site.fields().isEmpty()
        && site.deviations().stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }

  private String prefix() {
    return keys.name().substring(0, keys.name().indexOf('.'));
  }
}
