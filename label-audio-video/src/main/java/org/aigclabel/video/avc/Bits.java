package org.aigclabel.video.avc;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The bits of a raw byte sequence payload, read and written (ITU-T H.264 7.2, 9.1; H.265 alike).
 * Reading beyond the end gives an {@code IllegalStateException}.
 */
public final class Bits {

  private byte[] bytes;
  private int at;
  private int end;

  private Bits(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** Reads a NAL unit from after its header byte, without emulation bytes and trailing bits. */
  public static Bits read(byte[] nal) {
    byte[] raw = unescaped(nal);
    int last = raw.length - 1;
    while (last > 0 && raw[last] == 0) {
      last--;
    }
    int end = last <= 0 ? 0 : 8 * last + 7 - Integer.numberOfTrailingZeros(raw[last] & 0xFF);
    Bits bits = new Bits(raw, Math.max(8, end));
    bits.at = 8;
    return bits;
  }

  /** Writes a NAL unit that begins with this header byte. */
  public static Bits write(byte header) {
    Bits bits = new Bits(new byte[64], 8);
    bits.bytes[0] = header;
    return bits;
  }

  /** Returns the place of the next bit. */
  public int position() {
    return at;
  }

  /** Goes to a place. */
  public Bits seek(int position) {
    at = position;
    return this;
  }

  /** Returns the number of bits up to the trailing ones. */
  public int length() {
    return end;
  }

  /** Returns the next bit. */
  public int bit() {
    if (at >= end) {
      throw new IllegalStateException("parameter set ends too early");
    }
    int bit = bytes[at >> 3] >> (7 - (at & 7)) & 1;
    at++;
    return bit;
  }

  /** Returns the next bits as a number. */
  public long bits(int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** Returns an unsigned Exp-Golomb number. */
  public int ue() {
    int zeros = 0;
    while (bit() == 0) {
      if (++zeros > 31) {
        throw new IllegalStateException("a number of more than 31 bits");
      }
    }
    return (int) ((1L << zeros) - 1 + bits(zeros));
  }

  /** Returns a signed Exp-Golomb number. */
  public int se() {
    int value = ue();
    return (value & 1) == 1 ? (value + 1) >>> 1 : -(value >>> 1);
  }

  /** Appends a bit. */
  public void put(int bit) {
    if (end >> 3 >= bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    bytes[end >> 3] |= (byte) (bit << (7 - (end & 7)));
    end++;
  }

  /** Appends a number in so many bits. */
  public void putBits(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      put((int) (value >>> i & 1));
    }
  }

  /** Appends an unsigned Exp-Golomb number. */
  public void putUe(int value) {
    int length = 32 - Integer.numberOfLeadingZeros(value + 1);
    putBits(0, length - 1);
    putBits(value + 1, length);
  }

  /** Appends the bits of another from one position to another. */
  public void putFrom(Bits other, int from, int to) {
    other.seek(from);
    int left = to - from;
    for (; left >= 8 && (end & 7) == 0; left -= 8) {
      if ((end >> 3) + 1 >= bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[end >> 3] = (byte) other.octet();
      end += 8;
    }
    while (left >= 8) {
      int octet = other.octet();
      if ((end >> 3) + 2 >= bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[end >> 3] |= (byte) (octet >> (end & 7));
      bytes[(end >> 3) + 1] = (byte) (octet << (8 - (end & 7)));
      end += 8;
      left -= 8;
    }
    while (left-- > 0) {
      put(other.bit());
    }
  }

  private int octet() {
    int shift = at & 7;
    int high = (bytes[at >> 3] & 0xFF) << shift;
    int low = shift == 0 ? 0 : (bytes[(at >> 3) + 1] & 0xFF) >> (8 - shift);
    at += 8;
    return (high | low) & 0xFF;
  }

  /** Returns the NAL unit with trailing bits and emulation bytes. */
  public byte[] nal() {
    put(1);
    return escaped(Arrays.copyOf(bytes, (end + 7) >> 3));
  }

  private static byte[] unescaped(byte[] nal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(nal.length);
    int zeros = 0;
    for (byte b : nal) {
      if (zeros >= 2 && b == 3) {
        zeros = 0;
        continue;
      }
      zeros = b == 0 ? zeros + 1 : 0;
      out.write(b);
    }
    return out.toByteArray();
  }

  private static byte[] escaped(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 64 + 4);
    int zeros = 0;
    for (byte b : raw) {
      if (zeros >= 2 && (b & 0xFF) <= 3) {
        out.write(3);
        zeros = 0;
      }
      zeros = b == 0 ? zeros + 1 : 0;
      out.write(b);
    }
    return out.toByteArray();
  }
}
