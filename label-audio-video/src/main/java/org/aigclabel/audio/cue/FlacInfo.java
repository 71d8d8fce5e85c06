package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aigclabel.MediaSource;
import org.aigclabel.audio.FlacBlocks;

/**
 * The STREAMINFO block.
 *
 * @param rate in Hz
 * @param channels one to eight
 * @param bits of a sample
 * @param total samples of each channel; 0 if unknown
 * @param digest MD5 of all samples; zeros if unknown
 */
record FlacInfo(int rate, int channels, int bits, long total, byte[] digest) {

  static final int LENGTH = 34;

  /** Returns the byte of the block's data. */
  static long place(MediaSource source, FlacBlocks blocks) throws IOException {
    if (blocks.of(FlacBlocks.STREAMINFO).isEmpty()) {
      throw source.malformed(0, "wanted a STREAMINFO block, found none");
    }
    return blocks.of(FlacBlocks.STREAMINFO).get(0).offset() + FlacBlocks.HEADER;
  }

  static FlacInfo read(MediaSource source, long offset) throws IOException {
    ByteBuffer block = source.bytes(offset, LENGTH);
    long packed = block.getLong(10);
    byte[] digest = new byte[16];
    block.get(18, digest);
    return new FlacInfo(
        (int) (packed >>> 44),
        (int) (packed >>> 41 & 7) + 1,
        (int) (packed >>> 36 & 31) + 1,
        packed & 0xFFFFFFFFFL,
        digest);
  }

  /** Returns the block for other blocks, frames and samples. */
  byte[] written(int[] blocks, int[] frames, long samples, byte[] md5) {
    ByteBuffer block = ByteBuffer.allocate(LENGTH);
    block.putShort((short) blocks[0]).putShort((short) blocks[1]);
    block.put((byte) (frames[0] >> 16)).putShort((short) frames[0]);
    block.put((byte) (frames[1] >> 16)).putShort((short) frames[1]);
    long all = total == 0 ? 0 : samples;
    long packed = (long) rate << 44 | (long) (channels - 1) << 41 | (long) (bits - 1) << 36;
    return block.putLong(packed | all & 0xFFFFFFFFFL).put(md5).array();
  }
}
