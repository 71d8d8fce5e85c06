package org.aigclabel.video.avc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aigclabel.video.splice.PictureStream.Encoded;

/**
 * Newly encoded pictures made to stand among others of one track: their parameter sets get numbers
 * that are free, and colour, shape and timing of the other pictures (VUI).
 */
final class AvcJoin {

  private AvcJoin() {}

  /** Joins an encoder's byte streams to a track. */
  static Encoded join(AvcConfiguration track, List<byte[]> streams) {
    Sps model = Sps.of(track.sets().get(0));
    Set<Integer> setNumbers = new TreeSet<>();
    track.sets().forEach(set -> setNumbers.add(Sps.of(set).id()));
    Set<Integer> pictureNumbers = new TreeSet<>();
    track.pictures().forEach(picture -> pictureNumbers.add(Bits.read(picture).ue()));
    int setNumber = free(setNumbers, 31);
    int pictureNumber = free(pictureNumbers, 255);
    byte[] set = new byte[0];
    byte[] picture = new byte[0];
    List<List<byte[]>> pictures = new ArrayList<>();
    for (byte[] unit : NalUnits.ofStreams(streams)) {
      switch (NalUnits.type(unit)) {
        case 7 -> {
          Sps sps = Sps.of(unit);
          require(sps.width() == model.width() && sps.height() == model.height(), "its size");
          set = same(set, sps.like(model, setNumber));
        }
        case 8 -> picture = same(picture, picture(unit, pictureNumber, setNumber));
        case 1, 5 -> {
          if ((unit[1] & 0x80) != 0) {
            pictures.add(new ArrayList<>());
          }
          require(!pictures.isEmpty(), "its first slice");
          pictures.get(pictures.size() - 1).add(slice(unit, pictureNumber));
        }
        default -> {}
      }
    }
    require(set.length > 0 && picture.length > 0, "its parameter sets");
    List<byte[]> samples =
        pictures.stream().map(units -> NalUnits.sample(units, track.lengthBytes())).toList();
    return new Encoded(track.with(set, picture), samples);
  }

  private static void require(boolean met, String what) {
    if (!met) {
      throw new IllegalStateException("the encoder's stream does not fit in " + what);
    }
  }

  private static byte[] same(byte[] before, byte[] now) {
    require(before.length == 0 || java.util.Arrays.equals(before, now), "changing parameters");
    return now;
  }

  private static int free(Set<Integer> taken, int most) {
    for (int i = 0; i <= most; i++) {
      if (!taken.contains(i)) {
        return i;
      }
    }
    throw new IllegalStateException("no free number for a parameter set");
  }

  private static byte[] picture(byte[] unit, int number, int set) {
    Bits bits = Bits.read(unit);
    bits.ue();
    bits.ue();
    require(bits.bit() == 0, "entropy coding");
    Bits out = Bits.write(unit[0]);
    out.putUe(number);
    out.putUe(set);
    out.putFrom(bits, bits.position() - 1, bits.length());
    return out.nal();
  }

  private static byte[] slice(byte[] unit, int number) {
    Bits bits = Bits.read(unit);
    int first = bits.ue();
    int type = bits.ue();
    bits.ue();
    Bits out = Bits.write(unit[0]);
    out.putUe(first);
    out.putUe(type);
    out.putUe(number);
    out.putFrom(bits, bits.position(), bits.length());
    return out.nal();
  }
}
