package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;
import org.aigclabel.container.Xmp;

/**
 * Takes every label out of a file's boxes and puts one in. What becomes empty and is of the shape
 * that this class writes goes as well, so that the rest does not depend on there being a label.
 */
final class LabelEdits {

  private static final int EMPTY = 8;

  private final MediaSource source;
  private final Box moov;
  private final LabelPlaces places;
  private final Set<Box> removed = new HashSet<>();
  private final Set<Box> hollow = new HashSet<>();
  private final Map<Box, String> packets = new LinkedHashMap<>();
  private final List<ListEdit> lists = new ArrayList<>();

  LabelEdits(MediaSource source, Box moov, LabelPlaces places) throws IOException {
    this.source = source;
    this.moov = moov;
    this.places = places;
    Set<Box> items = new HashSet<>();
    for (LabelPlaces.Found found : places.found()) {
      switch (found.kind()) {
        case ITEM -> items.add(found.box());
        case ATOM -> removed.add(found.box());
        case XMP -> packet(found.box());
      }
    }
    for (ItemList list : places.lists()) {
      ListEdit edit = new ListEdit(list, items);
      lists.add(edit);
      if (edit.leavesNothing()) {
        removed.add(list.meta());
      }
    }
    findHollow();
  }

  private void packet(Box box) throws IOException {
    if (!packets.containsKey(box) && !removed.contains(box)) {
      String rest = Xmp.withoutLabel(source.utf8(box.payload(), (int) box.payloadLength()));
      if (rest.isEmpty()) {
        removed.add(box);
      } else {
        packets.put(box, rest);
      }
    }
  }

  /** Finds the user data at the end of the movie that holds nothing but what goes. */
  private void findHollow() throws IOException {
    List<Box> children = IsoBoxes.readable(source, moov.payload(), moov.end());
    for (int i = children.size() - 1; i >= 0; i--) {
      Box udta = children.get(i);
      if (!udta.is("udta") || udta.headerLength() != EMPTY) {
        return;
      }
      long left = udta.payloadLength();
      for (Box box : IsoBoxes.readable(source, udta.payload(), udta.end())) {
        left -= removed.contains(box) ? box.length() : 0;
      }
      if (left != 0) {
        return;
      }
      hollow.add(udta);
    }
  }

  /** Takes every label out. */
  void strip(IsoEdits edits) throws IOException {
    apply(edits, Optional.empty());
  }

  /** Takes every label out and puts this text in under the key AIGC. */
  void write(IsoEdits edits, String json) throws IOException {
    apply(edits, Optional.of(json));
  }

  private void apply(IsoEdits edits, Optional<String> json) throws IOException {
    hollow.forEach(udta -> edits.remove(List.of(moov), udta));
    Set<Box> done = new HashSet<>();
    for (LabelPlaces.Found found : places.found()) {
      if (found.kind() != LabelPlaces.Kind.ITEM
          && done.add(found.box())
          && found.path().stream().noneMatch(hollow::contains)) {
        box(edits, found);
      }
    }
    Optional<ListEdit> target = json.isPresent() ? target() : Optional.empty();
    for (ListEdit edit : lists) {
      ItemList list = edit.list();
      if (list.path().stream().anyMatch(hollow::contains)) {
        continue;
      }
      if (removed.contains(list.meta())) {
        edits.remove(list.path(), list.meta());
      } else {
        edit.apply(edits, target.filter(t -> t == edit).isPresent() ? json : Optional.empty());
      }
    }
    if (json.isPresent() && target.isEmpty()) {
      insert(edits, ItemList.keyed(ItemList.key(ItemList.AIGC), 1, ItemList.item(1, json.get())));
    }
  }

  private void box(IsoEdits edits, LabelPlaces.Found found) {
    Box box = found.box();
    String rest = packets.get(box);
    if (rest == null) {
      edits.remove(found.path(), box);
    } else {
      List<Box> inside = new ArrayList<>(found.path());
      inside.add(box);
      byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
      edits.replace(inside, box.payload(), box.payloadLength(), bytes);
    }
  }

  /**
   * Returns the list that takes a new item: the first whole keyed one of the movie, in its user
   * data or, as cameras write it, beside them. FFmpeg reads the first list of keys only, so a
   * second one would give both the wrong names.
   */
  private Optional<ListEdit> target() throws IOException {
    for (ListEdit edit : lists) {
      ItemList list = edit.list();
      if (list.isOfMovie() && !removed.contains(list.meta()) && list.isKeyed()) {
        return Optional.of(edit);
      }
    }
    return Optional.empty();
  }

  private void insert(IsoEdits edits, byte[] meta) throws IOException {
    List<Box> children = IsoBoxes.children(source, moov);
    for (Box udta : children) {
      if (udta.is("udta") && !hollow.contains(udta)) {
        Optional<Long> end = lastEnd(udta);
        if (end.isPresent()) {
          edits.insert(List.of(moov, udta), end.get(), meta);
          return;
        }
      }
    }
    long end = children.isEmpty() ? moov.payload() : children.get(children.size() - 1).end();
    edits.insert(List.of(moov), end, IsoBoxes.box("udta", meta));
  }

  /** Returns where the boxes of user data end, before QuickTime's terminator; none if broken. */
  private Optional<Long> lastEnd(Box udta) throws IOException {
    try {
      List<Box> boxes = IsoBoxes.children(source, udta);
      return Optional.of(boxes.isEmpty() ? udta.payload() : boxes.get(boxes.size() - 1).end());
    } catch (MalformedMediaException e) {
      return Optional.empty();
    }
  }
}
