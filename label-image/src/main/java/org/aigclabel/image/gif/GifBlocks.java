package org.aigclabel.image.gif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;

/** The blocks of a GIF by position, without what is in them. */
final class GifBlocks {

  /** The kinds of blocks that follow the header. */
  enum Kind {
    PICTURE,
    CONTROL,
    COMMENT,
    TEXT,
    APPLICATION,
    OTHER,
    TRAILER
  }

  /**
   * One block.
   *
   * @param kind what it is
   * @param offset its first byte
   * @param length its bytes with all sub-blocks
   * @param application the eleven characters of an application extension, else empty
   */
  record Block(Kind kind, long offset, long length, String application) {
    long end() {
      return offset + length;
    }
  }

  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int END = 0x3B;

  private final MediaSource source;
  private final List<Block> blocks = new ArrayList<>();

  private GifBlocks(MediaSource source) {
    this.source = source;
  }

  /**
   * Returns the blocks up to the trailer or to the first broken one. Decoders read no further
   * either: what follows is kept and never looked at.
   */
  static List<Block> of(MediaSource source) throws IOException {
    GifBlocks walk = new GifBlocks(source);
    try {
      walk.run();
    } catch (MalformedMediaException e) {
      return walk.blocks;
    }
    return walk.blocks;
  }

  /** Fails if the file ends within a block; a missing trailer is overlooked, as decoders do. */
  static void requireWhole(MediaSource source) throws IOException {
    new GifBlocks(source).run();
  }

  private void run() throws IOException {
    long at = 13 + table(source.u8(10));
    while (at < source.size()) {
      int introducer = source.u8(at);
      Block block;
      switch (introducer) {
        case EXTENSION -> block = extension(at);
        case IMAGE -> block = picture(at);
        case END -> block = new Block(Kind.TRAILER, at, 1, "");
        case 0 -> block = new Block(Kind.OTHER, at, 1, "");
        default -> {
          return;
        }
      }
      if (blocks.size() >= source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " blocks");
      }
      blocks.add(block);
      if (block.kind() == Kind.TRAILER) {
        return;
      }
      at = block.end();
    }
  }

  private Block extension(long at) throws IOException {
    int label = source.u8(at + 1);
    long end = skip(at + 2);
    Kind kind =
        switch (label) {
          case 0xF9 -> Kind.CONTROL;
          case 0xFE -> Kind.COMMENT;
          case 0x01 -> Kind.TEXT;
          case 0xFF -> Kind.APPLICATION;
          default -> Kind.OTHER;
        };
    boolean named = kind == Kind.APPLICATION && source.u8(at + 2) == 11;
    return new Block(kind, at, end - at, named ? source.latin1(at + 3, 11) : "");
  }

  private Block picture(long at) throws IOException {
    long data = at + 10 + table(source.u8(at + 9)) + 1;
    return new Block(Kind.PICTURE, at, skip(data) - at, "");
  }

  private long skip(long at) throws IOException {
    long next = at;
    for (int size = source.u8(next); size != 0; size = source.u8(next)) {
      next += size + 1;
    }
    return next + 1;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }
}
