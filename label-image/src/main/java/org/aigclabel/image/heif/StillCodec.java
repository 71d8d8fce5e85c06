package org.aigclabel.image.heif;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aigclabel.ffmpeg.Ffmpeg;

/**
 * The codecs of coded picture items: what FFmpeg calls them, and how their data becomes a stream.
 */
enum StillCodec {
  /** AV1, as AVIF has it. */
  AV1(
      "av01",
      "av1C",
      "obu",
      4,
      "libaom-av1 -usage allintra -g 0 -crf 12 -b:v 0 -cpu-used 6",
      "librav1e -g 1 -qp 40 -speed 6",
      "libsvtav1 -g 1 -crf 12 -preset 7") {
    @Override
    void stream(byte[] config, byte[] data, ByteArrayOutputStream out) {
      if (data.length < 2 || data[0] != TEMPORAL_DELIMITER) {
        out.writeBytes(new byte[] {TEMPORAL_DELIMITER, 0});
      }
      out.writeBytes(data);
    }

    @Override
    boolean isColour(byte[] config) {
      return (config[2] & 0x10) == 0;
    }

    @Override
    boolean isAlike(byte[] config, byte[] other) {
      return (config[2] & 0x7C) == (other[2] & 0x7C);
    }
  },

  /** HEVC, as HEIC has it. */
  HEVC("hvc1", "hvcC", "hevc", 23, "libx265 -crf 14 -tag:v hvc1 -x265-params keyint=1:info=0") {
    @Override
    void stream(byte[] config, byte[] data, ByteArrayOutputStream out) {
      ByteBuffer in = ByteBuffer.wrap(config).position(22);
      for (int arrays = in.get() & 0xFF; arrays > 0; arrays--) {
        in.get();
        for (int left = in.getShort() & 0xFFFF; left > 0; left--) {
          unit(in, 2, out);
        }
      }
      in = ByteBuffer.wrap(data);
      while (in.hasRemaining()) {
        unit(in, 1 + (config[21] & 3), out);
      }
    }

    @Override
    boolean isColour(byte[] config) {
      return (config[16] & 3) != 0;
    }

    @Override
    boolean isAlike(byte[] config, byte[] other) {
      return (config[16] & 3) == (other[16] & 3) && (config[17] & 7) == (other[17] & 7);
    }
  };

  private static final byte TEMPORAL_DELIMITER = 0x12;

  private final String item;
  private final String config;
  private final String demuxer;
  private final int least;
  private final List<List<String>> encoders;

  StillCodec(String item, String config, String demuxer, int least, String... encoders) {
    this.item = item;
    this.config = config;
    this.demuxer = demuxer;
    this.least = least;
    this.encoders =
        Arrays.stream(encoders).map(arguments -> List.of(arguments.split(" "))).toList();
  }

  /** Returns the codec of an item's type. */
  static Optional<StillCodec> of(String itemType) {
    return Arrays.stream(values()).filter(codec -> codec.item.equals(itemType)).findFirst();
  }

  /** Returns the type of the property, and of the box in MP4, that configures the decoder. */
  String config() {
    return config;
  }

  /** Returns FFmpeg's name for the bare stream. */
  String demuxer() {
    return demuxer;
  }

  /** Returns FFmpeg's encoder and its quality, if this build has one. */
  Optional<List<String>> encoder(Ffmpeg ffmpeg) {
    return encoders.stream().filter(words -> ffmpeg.encodes(words.get(0))).findFirst();
  }

  /** Returns the names of the encoders that serve. */
  String encoders() {
    return encoders.stream().map(words -> words.get(0)).collect(Collectors.joining(" or "));
  }

  /** Returns whether pictures of a configuration have chroma. */
  abstract boolean isColour(byte[] config);

  /** Returns whether two configurations agree in bits and chroma. */
  abstract boolean isAlike(byte[] config, byte[] other);

  abstract void stream(byte[] config, byte[] data, ByteArrayOutputStream out);

  /** Appends an item to a bare stream. */
  void append(byte[] configuration, byte[] data, ByteArrayOutputStream out) throws IOException {
    if (configuration.length < least) {
      throw new IOException(config + " of " + configuration.length + " bytes");
    }
    try {
      stream(configuration, data, out);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("an item or its " + config + " ends within a field", e);
    }
  }

  private static void unit(ByteBuffer in, int width, ByteArrayOutputStream out) {
    int length = 0;
    for (int i = 0; i < width; i++) {
      length = length << 8 | in.get() & 0xFF;
    }
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    out.writeBytes(new byte[] {0, 0, 0, 1});
    out.write(in.array(), in.position(), length);
    in.position(in.position() + length);
  }
}
