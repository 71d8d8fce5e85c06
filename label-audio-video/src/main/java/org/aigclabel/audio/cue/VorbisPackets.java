package org.aigclabel.audio.cue;

import java.util.ArrayList;
import java.util.List;

/**
 * Packets of Vorbis as libvorbis lays them out: mode 0 is a short block, mode 1 a long one, which
 * says of what kind its neighbours are. Each yields a quarter of its block and of the one before.
 *
 * <p>Blocks overlap: at a joint one overlap on either side is heard without its other half. The
 * cue's packets there are silence, so only their kind and what they say of neighbours must fit.
 *
 * @param rate in Hz
 * @param channels their number
 * @param block the samples of a short block
 * @param longBlock the samples of a long block; the same if there is one kind only
 * @see <a href="https://xiph.org/vorbis/doc/Vorbis_I_spec.html">Vorbis I, 4.3</a>
 */
record VorbisPackets(int rate, int channels, int block, int longBlock) implements OggCodec {

  private static final int MODE = 2;
  private static final int BEFORE = 4;
  private static final int AFTER = 8;

  @Override
  public int headers() {
    return 2;
  }

  @Override
  public int skipped() {
    return 0;
  }

  @Override
  public int samples(byte[] before, byte[] packet) {
    return before.length == 0 ? 0 : (block(before) + block(packet)) / 4;
  }

  @Override
  public float[] framed(float[] sound) {
    int more = Math.max(0, 2 * longBlock - (int) (CueSound.SILENCE * rate));
    float[] framed = new float[sound.length + 2 * more];
    System.arraycopy(sound, 0, framed, more, sound.length);
    return framed;
  }

  /** Short blocks are small, yet they stand at attacks, not in pauses. */
  @Override
  public boolean calm(byte[] before, byte[] after) {
    return block == longBlock || isLong(before) && isLong(after);
  }

  /** Returns whether it is a packet of sound, by its first byte. */
  static boolean sound(byte[] packet) {
    return packet.length > 0 && (packet[0] & 1) == 0;
  }

  private int block(byte[] packet) {
    return isLong(packet) ? longBlock : block;
  }

  private boolean isLong(byte[] packet) {
    return block != longBlock && packet.length > 0 && (packet[0] & MODE) != 0;
  }

  @Override
  public List<byte[]> fitted(byte[] before, List<byte[]> cue, byte[] after) {
    List<byte[]> made = new ArrayList<>(cue);
    if (made.isEmpty() || isLong(made.get(0))) {
      return List.of(); // libvorbis begins with a short block, of silence here.
    }
    if (isLong(before) && (before[0] & AFTER) != 0) {
      made.remove(0);
    }
    if (isLong(after)) {
      boolean ends = (after[0] & BEFORE) != 0;
      while (ends && !made.isEmpty() && !isLong(made.get(made.size() - 1))) {
        made.remove(made.size() - 1);
      }
      if (!ends) {
        made.add(cue.get(0));
      }
    }
    boolean opens = isLong(before) && (before[0] & AFTER) != 0;
    if (made.isEmpty() || opens && !isLong(made.get(0))) {
      return List.of();
    }
    for (int i = 0; i < made.size(); i++) {
      byte[] previous = i == 0 ? before : made.get(i - 1);
      byte[] next = i == made.size() - 1 ? after : made.get(i + 1);
      made.set(i, between(previous, made.get(i), next));
    }
    return made;
  }

  /** Returns a packet that says of what kind its neighbours are. */
  private byte[] between(byte[] before, byte[] packet, byte[] after) {
    byte[] made = packet.clone();
    if (isLong(packet)) {
      made[0] &= ~(BEFORE | AFTER);
      made[0] |= (byte) ((isLong(before) ? BEFORE : 0) | (isLong(after) ? AFTER : 0));
    }
    return made;
  }
}
