package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.container.IsoEdits;

/** Takes items and the keys named AIGC out of one list, and renumbers what stays. */
final class ListEdit {

  private final ItemList list;
  private final Set<Box> gone = new HashSet<>();
  private final int[] numbers;
  private final int left;

  ListEdit(ItemList list, Set<Box> labels) {
    this.list = list;
    this.numbers = new int[list.keys().size() + 1];
    int number = 0;
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = list.keys().get(i - 1).isAigc() ? 0 : ++number;
    }
    this.left = number;
    for (Box item : list.items()) {
      int key = list.number(item);
      if (labels.contains(item) || key > 0 && numbers[key] == 0) {
        gone.add(item);
      }
    }
  }

  ItemList list() {
    return list;
  }

  /** Returns whether only the list as we would make it is left, without keys and items. */
  boolean leavesNothing() throws IOException {
    if (left > 0 || gone.size() != list.items().size() || !list.isKeyed()) {
      return false;
    }
    byte[] empty = ItemList.keyed(new byte[0], 0, new byte[0]);
    Box meta = list.meta();
    int keys = empty.length - 24;
    return list.children().size() == 3
        && meta.headerLength() == 8
        && list.source().u32(meta.offset()) == meta.length()
        && meta.payloadLength() > keys
        && list.child("keys").orElseThrow().offset() == meta.offset() + keys
        && list.child("keys").orElseThrow().headerLength() == 8
        && list.child("ilst").orElseThrow().headerLength() == 8
        && list.source().u32(list.child("keys").orElseThrow().payload()) == 0
        && Arrays.equals(
            list.source().array(meta.offset() + 4, keys - 4), Arrays.copyOfRange(empty, 4, keys));
  }

  /** Makes the changes; adds an item under the key AIGC with this text, if there is one. */
  void apply(IsoEdits edits, Optional<String> json) throws IOException {
    Optional<Box> ilst = list.child("ilst");
    if (ilst.isPresent()) {
      for (Box item : list.items()) {
        int key = list.number(item);
        if (gone.contains(item)) {
          edits.remove(list.inside(ilst.get()), item);
        } else if (numbers[key] != key) {
          edits.replace(list.inside(ilst.get()), item.offset() + 4, 4, number(numbers[key]));
        }
      }
    }
    Optional<Box> keys = list.child("keys");
    if (keys.isPresent()) {
      List<Box> inside = list.inside(keys.get());
      for (int i = 1; i < numbers.length; i++) {
        if (numbers[i] == 0) {
          ItemList.Key key = list.keys().get(i - 1);
          edits.remove(inside, key.offset(), key.length());
        }
      }
      int count = left + (json.isPresent() ? 1 : 0);
      if (count != numbers.length - 1) {
        edits.replace(inside, keys.get().payload() + 4, 4, number(count));
      }
      if (json.isPresent()) {
        edits.insert(inside, list.keysEnd(), ItemList.key(ItemList.AIGC));
        byte[] item = ItemList.item(count, json.get());
        edits.insert(list.inside(ilst.orElseThrow()), ilst.orElseThrow().end(), item);
      }
    }
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
