package org.aigclabel.video.ivf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.video.splice.PictureCodec;

/** A track of AV1: its samples are temporal units without their delimiters. */
final class Av1Stream extends IvfStream {

  private static final List<String> ENCODERS =
      List.of(
          "libsvtav1 -preset 10 -crf 16 -g 999999",
          "libaom-av1 -usage realtime -cpu-used 8 -row-mt 1 -lag-in-frames 0 -g 999999 -crf 12"
              + " -b:v 0 -qmax 24");
  private static final byte[] DELIMITER = {0x12, 0};
  private static final int SEQUENCE_HEADER = 1;
  private static final int TEMPORAL_DELIMITER = 2;
  private static final int FRAME_HEADER = 3;
  private static final int FRAME = 6;
  // Not an existing frame, key frame, shown (AV1 bitstream 5.9.2).
  private static final int SHOWN_KEY = 0b0001;

  /** An open bitstream unit: its type, and where it and its payload begin and end. */
  private record Unit(int type, int from, int payload, int to) {}

  Av1Stream(PictureCodec.Track track) {
    super(track, "AV01", ENCODERS);
  }

  @Override
  public byte[] raw(byte[] sample, int index) {
    byte[] unit = Arrays.copyOf(DELIMITER, DELIMITER.length + sample.length);
    System.arraycopy(sample, 0, unit, DELIMITER.length, sample.length);
    return super.raw(unit, index);
  }

  /** A key frame brings its sequence header with it, which takes back the one of new pictures. */
  @Override
  public boolean standsAlone(byte[] sample) {
    boolean sequence = false;
    for (Unit unit : units(sample)) {
      sequence |= unit.type == SEQUENCE_HEADER;
      if (unit.type == FRAME || unit.type == FRAME_HEADER) {
        return sequence && unit.payload < unit.to && (sample[unit.payload] >> 4 & 0xF) == SHOWN_KEY;
      }
    }
    return false;
  }

  @Override
  public Encoded join(List<byte[]> streams) {
    Encoded encoded = super.join(streams);
    return new Encoded(
        encoded.configuration(), encoded.samples().stream().map(Av1Stream::undelimited).toList());
  }

  private static byte[] undelimited(byte[] sample) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sample.length);
    for (Unit unit : units(sample)) {
      if (unit.type != TEMPORAL_DELIMITER) {
        out.write(sample, unit.from, unit.to - unit.from);
      }
    }
    return out.toByteArray();
  }

  private static List<Unit> units(byte[] sample) {
    List<Unit> units = new ArrayList<>();
    for (int at = 0; at < sample.length; ) {
      int payload = at + ((sample[at] & 4) == 0 ? 1 : 2);
      long length = sample.length - payload;
      if ((sample[at] & 2) != 0) {
        length = 0;
        int next;
        int shift = 0;
        do {
          if (payload >= sample.length || shift > 49) {
            throw new IllegalStateException("a broken unit of AV1");
          }
          next = sample[payload++];
          length |= (long) (next & 0x7F) << shift;
          shift += 7;
        } while ((next & 0x80) != 0);
      }
      if (length < 0 || length > sample.length - payload) {
        throw new IllegalStateException("a unit of AV1 longer than its sample");
      }
      int to = payload + (int) length;
      units.add(new Unit(sample[at] >> 3 & 15, at, payload, to));
      at = to;
    }
    return units;
  }
}
