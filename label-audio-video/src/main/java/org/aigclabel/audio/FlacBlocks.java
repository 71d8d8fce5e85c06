package org.aigclabel.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.VorbisComment;

/** The metadata blocks in front of FLAC frames. */
public final class FlacBlocks {

  public static final int HEADER = 4;
  public static final int STREAMINFO = 0;
  static final int PADDING = 1;
  public static final int SEEKTABLE = 3;
  public static final int COMMENT = 4;
  public static final int CUESHEET = 5;

  /**
   * One block.
   *
   * @param type its kind
   * @param last whether frames follow
   * @param offset its header's first byte
   * @param length the bytes after its header
   */
  public record Block(int type, boolean last, long offset, int length) {
    /** Returns the byte after it. */
    public long end() {
      return offset + size();
    }

    long size() {
      return HEADER + length;
    }

    byte[] with(byte[] body) {
      return ByteBuffer.allocate(HEADER + body.length)
          .putInt((last ? 0x80 : 0) << 24 | type << 24 | body.length)
          .put(body)
          .array();
    }
  }

  private final MediaSource source;
  private final List<Block> blocks = new ArrayList<>();

  private FlacBlocks(MediaSource source, long offset) throws IOException {
    this.source = source;
    if (!source.startsWith(offset, "fLaC")) {
      throw source.malformed(offset, "wanted fLaC, found something else");
    }
    long at = offset + HEADER;
    boolean last = false;
    while (!last) {
      int head = source.bytes(at, HEADER).getInt();
      last = head < 0;
      Block block = new Block(head >> 24 & 0x7F, last, at, head & 0xFFFFFF);
      if (block.type() == 0x7F || block.end() > source.size()) {
        throw source.malformed(at, "wanted a metadata block, found one that does not fit");
      }
      if (blocks.size() >= source.limits().items()) {
        throw source.malformed(at, "more than " + source.limits().items() + " blocks");
      }
      blocks.add(block);
      at = block.end();
    }
  }

  /** Reads the blocks from {@code fLaC} at this byte on. */
  public static FlacBlocks read(MediaSource source, long offset) throws IOException {
    return new FlacBlocks(source, offset);
  }

  List<Block> all() {
    return blocks;
  }

  /** Returns the blocks of a kind. */
  public List<Block> of(int type) {
    return blocks.stream().filter(block -> block.type() == type).toList();
  }

  /** Returns the byte after the last block: the first frame. */
  public long end() {
    return blocks.get(blocks.size() - 1).end();
  }

  /** Returns the comments of a block. */
  public VorbisComment comment(Block block) throws IOException {
    return VorbisComment.read(
        source, block.offset(), source.array(block.offset() + HEADER, block.length()));
  }

  byte[] bytes(long from, long to) throws IOException {
    return source.array(from, (int) (to - from));
  }

  /** Returns whether a block is padding and nothing is hidden in it. */
  boolean isPadding(Block block) throws IOException {
    if (block.type() != PADDING) {
      return false;
    }
    ByteBuffer body = source.bytes(block.offset() + HEADER, block.length());
    while (body.hasRemaining()) {
      if (body.get() != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the last block of padding. */
  Optional<Block> padding() throws IOException {
    Optional<Block> found = Optional.empty();
    for (Block block : of(PADDING)) {
      found = isPadding(block) ? Optional.of(block) : found;
    }
    return found;
  }

  /** Returns the last block that is not padding, or the first of all. */
  Block lastReal() throws IOException {
    Block found = blocks.get(0);
    for (Block block : blocks) {
      found = isPadding(block) ? found : block;
    }
    return found;
  }
}
