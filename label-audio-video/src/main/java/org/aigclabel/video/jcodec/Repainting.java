package org.aigclabel.video.jcodec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.aigclabel.video.avc.NalUnits;
import org.aigclabel.video.splice.PicturePainter.Drawing;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.Frame;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;

/** One stream decoded, drawn on and encoded, few pictures at a time. */
final class Repainting {

  /** Fine enough for 44 dB and more on noise; JCodec takes no look at the rate. */
  private static final int QUANTIZER = 16;

  /** No decoder holds back more pictures than this (H.264 A.3.1). */
  private static final int MOST_HELD = 16;

  private static final RateControl EVEN =
      new RateControl() {
        @Override
        public int startPicture(Size size, int most, SliceType type) {
          return QUANTIZER;
        }

        @Override
        public int initialQpDelta() {
          return 0;
        }

        @Override
        public int accept(int bits) {
          return 0;
        }
      };

  /** Bytes for each pixel, more than any picture needs. */
  private static final int ROOM = 6;

  private static final int HEADERS = 1 << 12;

  private final Brush brush;
  private final Preflight preflight = new Preflight();
  private final H264Decoder decoder = new H264Decoder();
  private final H264Encoder encoder = new H264Encoder(EVEN);
  private final TreeMap<Integer, Picture> held = new TreeMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int decoded;

  Repainting(Drawing drawing) {
    this.brush = new Brush(drawing);
  }

  /** An {@code IllegalStateException} if the stream cannot be decoded, or is not sure to be. */
  byte[] of(byte[] stream) {
    try {
      return all(stream);
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException e) { // JCodec throws any of them at a broken stream
      throw new IllegalStateException("JCodec does not decode it: " + e.getMessage(), e);
    }
  }

  private byte[] all(byte[] stream) {
    List<byte[]> units = NalUnits.ofStreams(List.of(stream));
    units.forEach(preflight::pass);
    encoder.setKeyInterval(preflight.pictures() + 1);
    List<ByteBuffer> picture = new ArrayList<>();
    for (byte[] unit : units) {
      int type = unit[0] & 31;
      picture.add(ByteBuffer.wrap(unit));
      if (type == 5) {
        show(0);
      }
      if (type == 1 || type == 5) {
        decode(picture);
        picture.clear();
      }
    }
    show(0);
    return out.toByteArray();
  }

  private void decode(List<ByteBuffer> units) {
    Frame frame = decoder.decodeFrameFromNals(units, preflight.room());
    // JCodec's own count fails where the order of display is that of decoding.
    held.put(preflight.isInOrder() ? decoded++ : frame.getPOC(), frame.cloneCropped());
    show(MOST_HELD);
  }

  private void show(int left) {
    while (held.size() > left) {
      Picture picture = held.pollFirstEntry().getValue();
      brush.draw(picture);
      Picture full =
          Picture.createPicture(
              picture.getWidth(), picture.getHeight(), picture.getData(), ColorSpace.YUV420J);
      ByteBuffer room = ByteBuffer.allocate(ROOM * full.getWidth() * full.getHeight() + HEADERS);
      ByteBuffer bytes = encoder.encodeFrame(full, room).getData();
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      out.writeBytes(copy);
    }
  }
}
