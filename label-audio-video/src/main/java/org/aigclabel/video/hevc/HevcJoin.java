package org.aigclabel.video.hevc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.aigclabel.video.avc.Bits;
import org.aigclabel.video.avc.NalUnits;
import org.aigclabel.video.splice.PictureStream.Encoded;

/**
 * Newly encoded pictures made to stand among others of one track: their parameter sets get numbers
 * that are free. That of the picture parameter set takes eight bits more than zero does, so that
 * the slice data, which begins at a byte, need not be shifted.
 */
final class HevcJoin {

  private static final int FIRST_OF_NINE_BITS = 15;
  private static final int LAST_OF_NINE_BITS = 30;
  private static final int KEY_PICTURES = 16;
  private static final int KEY_PICTURES_END = 24;
  private static final int SLICES_END = 10;

  private final HevcConfiguration track;
  private final int video;
  private final int sequence;
  private final int picture;
  private byte[] videoSet = new byte[0];
  private byte[] sequenceSet = new byte[0];
  private byte[] pictureSet = new byte[0];

  private HevcJoin(HevcConfiguration track) {
    this.track = track;
    this.video = free(HevcConfiguration.VIDEO, unit -> (unit[2] & 0xFF) >> 4, 0, 15);
    this.sequence = free(HevcConfiguration.SEQUENCE, unit -> HevcSps.of(unit).number(), 0, 15);
    this.picture =
        free(
            HevcConfiguration.PICTURE,
            unit -> body(unit).ue(),
            FIRST_OF_NINE_BITS,
            LAST_OF_NINE_BITS);
  }

  static Encoded join(HevcConfiguration track, List<byte[]> streams) {
    return new HevcJoin(track).join(streams);
  }

  private int free(int type, ToIntFunction<byte[]> number, int from, int to) {
    List<Integer> taken = track.units(type).stream().map(number::applyAsInt).toList();
    for (int i = from; i <= to; i++) {
      if (!taken.contains(i)) {
        return i;
      }
    }
    throw new IllegalStateException("no free number for a parameter set");
  }

  private Encoded join(List<byte[]> streams) {
    List<List<byte[]>> pictures = new ArrayList<>();
    for (byte[] unit : NalUnits.ofStreams(streams)) {
      int type = HevcStream.type(unit);
      switch (type) {
        case HevcConfiguration.VIDEO -> videoSet = same(videoSet, video(unit));
        case HevcConfiguration.SEQUENCE -> sequenceSet = same(sequenceSet, sequence(unit));
        case HevcConfiguration.PICTURE -> pictureSet = same(pictureSet, picture(unit));
        default -> {
          if (type < SLICES_END || type >= KEY_PICTURES && type < KEY_PICTURES_END) {
            if ((unit[2] & 0x80) != 0) {
              pictures.add(new ArrayList<>());
            }
            pictures.get(pictures.size() - 1).add(slice(unit, type));
          }
        }
      }
    }
    if (videoSet.length == 0 || sequenceSet.length == 0 || pictureSet.length == 0) {
      throw new IllegalStateException("the encoder's stream lacks parameter sets");
    }
    return new Encoded(
        track.with(videoSet, sequenceSet, pictureSet),
        pictures.stream().map(units -> NalUnits.sample(units, track.lengthBytes())).toList());
  }

  private static byte[] same(byte[] before, byte[] now) {
    if (before.length > 0 && !Arrays.equals(before, now)) {
      throw new IllegalStateException("the encoder changes its parameters");
    }
    return now;
  }

  /** Reads a unit from after its header. */
  private static Bits body(byte[] unit) {
    Bits bits = Bits.read(unit);
    bits.bits(8);
    return bits;
  }

  private static Bits head(byte[] unit) {
    Bits out = Bits.write(unit[0]);
    out.putBits(unit[1] & 0xFF, 8);
    return out;
  }

  private byte[] video(byte[] unit) {
    byte[] copy = unit.clone();
    copy[2] = (byte) (video << 4 | copy[2] & 0xF);
    return copy;
  }

  private byte[] sequence(byte[] unit) {
    HevcSps set = HevcSps.of(unit);
    HevcSps model = track.plainPictures();
    if (set.width() != model.width() || set.height() != model.height()) {
      throw new IllegalStateException("the encoder changes the size");
    }
    Bits bits = body(unit);
    Bits out = head(unit);
    bits.bits(4);
    out.putBits(video, 4);
    out.putFrom(bits, bits.position(), set.numberAt());
    bits.ue();
    out.putUe(sequence);
    out.putFrom(bits, bits.position(), bits.length());
    return out.nal();
  }

  private byte[] picture(byte[] unit) {
    Bits bits = body(unit);
    Bits out = head(unit);
    bits.ue();
    bits.ue();
    out.putUe(picture);
    out.putUe(sequence);
    out.putFrom(bits, bits.position(), bits.length());
    return out.nal();
  }

  private byte[] slice(byte[] unit, int type) {
    Bits bits = body(unit);
    Bits out = head(unit);
    out.put(bits.bit());
    if (type >= KEY_PICTURES) {
      out.put(bits.bit());
    }
    if (bits.ue() != 0) {
      throw new IllegalStateException("the encoder has several picture parameter sets");
    }
    out.putUe(picture);
    out.putFrom(bits, bits.position(), bits.length());
    return out.nal();
  }
}
