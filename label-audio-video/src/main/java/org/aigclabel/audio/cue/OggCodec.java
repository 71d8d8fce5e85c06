package org.aigclabel.audio.cue;

import java.util.List;

/** What a splicer must know of the packets of one Ogg stream. */
interface OggCodec {

  /** Returns the granules of a second. */
  int rate();

  int channels();

  /** Returns the packets between the first one and the sound. */
  int headers();

  /** Returns the samples that decoders skip at the beginning. */
  int skipped();

  /** Returns the samples that a packet yields behind another; none before it: empty. */
  int samples(byte[] before, byte[] packet);

  /** Returns a sound with so much silence around it that joints lie in it. */
  float[] framed(float[] sound);

  /** Returns whether a joint between these packets hurts least. */
  boolean calm(byte[] before, byte[] after);

  /**
   * Returns silence, a cue and silence so that they fit between two packets of a stream of the same
   * headers; an empty list if they do not.
   *
   * @param before the packet before them; empty at the beginning
   * @param after the packet behind them; empty at the end
   */
  List<byte[]> fitted(byte[] before, List<byte[]> cue, byte[] after);
}
