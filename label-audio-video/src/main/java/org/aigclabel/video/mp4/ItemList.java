package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;

/**
 * A {@code meta} box with an item list: keyed (namespace {@code mdta}), or in iTunes form.
 *
 * @param source the file
 * @param path the boxes around it, the outermost first
 * @param meta the box
 * @param children its boxes
 * @param keys the entries of its {@code keys} box; none in iTunes form
 * @param items the entries of its {@code ilst} box
 */
record ItemList(
    MediaSource source,
    List<Box> path,
    Box meta,
    List<Box> children,
    List<Key> keys,
    List<Box> items) {

  static final String AIGC = "AIGC";

  private static final int LONGEST = 4 << 20;
  private static final int UTF_16 = 2;

  /** An entry of a {@code keys} box: its place, length with the header, and name. */
  record Key(long offset, long length, String space, String name) {
    boolean isAigc() {
      return name.equalsIgnoreCase(AIGC);
    }
  }

  /** Reads a {@code meta} box; what is broken in it is left out. */
  static ItemList read(MediaSource source, List<Box> path, Box meta) throws IOException {
    List<Box> children = IsoBoxes.readable(source, IsoBoxes.contents(source, meta), meta.end());
    Optional<Box> ilst = IsoBoxes.first(children, "ilst");
    List<Box> items =
        ilst.isEmpty()
            ? List.of()
            : IsoBoxes.readable(source, ilst.get().payload(), ilst.get().end());
    Optional<Box> keys = IsoBoxes.first(children, "keys");
    return new ItemList(
        source, path, meta, children, keys.isEmpty() ? List.of() : keys(source, keys.get()), items);
  }

  private static List<Key> keys(MediaSource source, Box box) throws IOException {
    List<Key> keys = new ArrayList<>();
    try {
      long count = source.u32(box.payload() + 4);
      long at = box.payload() + 8;
      while (keys.size() < count && at + 8 <= box.end()) {
        long length = source.u32(at);
        if (length < 8 || length > box.end() - at) {
          throw source.malformed(at, "a key of " + length + " bytes");
        }
        String name = source.utf8(at + 8, (int) Math.min(length - 8, 1024));
        keys.add(new Key(at, length, source.latin1(at + 4, 4), name));
        at += length;
      }
    } catch (MalformedMediaException e) {
      return keys;
    }
    return keys;
  }

  /** Returns whether new keyed items can be added: all its parts are there and whole. */
  boolean isKeyed() throws IOException {
    Optional<Box> keys = child("keys");
    Optional<Box> hdlr = child("hdlr");
    return keys.isPresent()
        && child("ilst").isPresent()
        && hdlr.isPresent()
        && hdlr.get().payloadLength() >= 12
        && source.startsWith(hdlr.get().payload() + 8, "mdta")
        && this.keys.size() == source.u32(keys.get().payload() + 4)
        && keys.get().end() == keysEnd()
        && children.get(children.size() - 1).end() == meta.end();
  }

  /** Returns whether it is about the movie, not about a track or the file. */
  boolean isOfMovie() {
    return !path.isEmpty()
        && path.get(0).is("moov")
        && (path.size() == 1 || path.size() == 2 && path.get(1).is("udta"));
  }

  /** Returns the first byte after the last key. */
  long keysEnd() {
    return keys.isEmpty()
        ? child("keys").orElseThrow().payload() + 8
        : keys.get(keys.size() - 1).offset() + keys.get(keys.size() - 1).length();
  }

  Optional<Box> child(String type) {
    return IsoBoxes.first(children, type);
  }

  /** Returns the number of an item's key, from 1; 0 in iTunes form. */
  int number(Box item) {
    int number = ByteBuffer.wrap(item.type().getBytes(StandardCharsets.ISO_8859_1)).getInt();
    return number > 0 && number <= keys.size() ? number : 0;
  }

  /** Returns the name by which an item goes: its key, its type or its free-form name. */
  String name(Box item) throws IOException {
    int number = number(item);
    if (number > 0) {
      return keys.get(number - 1).name();
    }
    if (item.is("----")) {
      for (Box part : IsoBoxes.readable(source, item.payload(), item.end())) {
        if (part.is("name") && part.payloadLength() >= 4) {
          return source.utf8(part.payload() + 4, (int) Math.min(1024, part.payloadLength() - 4));
        }
      }
    }
    return item.type();
  }

  /** Returns the texts of an item; none if it holds none or far too long ones. */
  List<String> texts(Box item) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Box part : IsoBoxes.readable(source, item.payload(), item.end())) {
      if (part.is("data") && part.payloadLength() >= 8 && part.payloadLength() < LONGEST) {
        boolean wide = (source.u32(part.payload()) & 0xFFFFFF) == UTF_16;
        Charset charset = wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        int length = (int) part.payloadLength() - 8;
        texts.add(charset.decode(source.bytes(part.payload() + 8, length)).toString());
      }
    }
    return texts;
  }

  /** Returns the boxes around its children. */
  List<Box> inside() {
    List<Box> inside = new ArrayList<>(path);
    inside.add(meta);
    return inside;
  }

  /** Returns the boxes around the entries of a child. */
  List<Box> inside(Box child) {
    List<Box> inside = inside();
    inside.add(child);
    return inside;
  }

  /** Returns the bytes of a keyed list with these entries. */
  static byte[] keyed(byte[] keys, int count, byte[] items) {
    byte[] handler = new byte[21];
    System.arraycopy("mdta".getBytes(StandardCharsets.US_ASCII), 0, handler, 4, 4);
    byte[] number = ByteBuffer.allocate(4).putInt(count).array();
    return IsoBoxes.fullBox(
        "meta",
        0,
        0,
        IsoBoxes.fullBox("hdlr", 0, 0, handler),
        IsoBoxes.fullBox("keys", 0, 0, number, keys),
        IsoBoxes.box("ilst", items));
  }

  /** Returns the entry for a key. */
  static byte[] key(String name) {
    return IsoBoxes.box("mdta", name.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the item of the key with this number. */
  static byte[] item(int number, String text) {
    String type =
        new String(ByteBuffer.allocate(4).putInt(number).array(), StandardCharsets.ISO_8859_1);
    byte[] value = text.getBytes(StandardCharsets.UTF_8);
    return IsoBoxes.box(type, IsoBoxes.fullBox("data", 0, 1, new byte[4], value));
  }
}
