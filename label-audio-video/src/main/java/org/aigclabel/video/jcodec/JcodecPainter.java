package org.aigclabel.video.jcodec;

import com.google.auto.service.AutoService;
import org.aigclabel.video.splice.PicturePainter;

/** Draws on H.264 by JCodec, if it is on the class path and the stream is one it decodes right. */
@AutoService(PicturePainter.class)
public final class JcodecPainter implements PicturePainter {

  @Override
  public boolean knows(String rawFormat) {
    return rawFormat.equals("h264") && isInstalled();
  }

  private static boolean isInstalled() {
    try {
      Class.forName(
          "org.jcodec.codecs.h264.H264Decoder", false, JcodecPainter.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public byte[] paint(byte[] stream, Drawing drawing) {
    return new Repainting(drawing).of(stream);
  }
}
