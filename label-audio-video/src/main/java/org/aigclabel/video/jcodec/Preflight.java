package org.aigclabel.video.jcodec;

import java.nio.ByteBuffer;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.decode.SliceHeaderReader;
import org.jcodec.codecs.h264.io.model.NALUnit;
import org.jcodec.codecs.h264.io.model.PictureParameterSet;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceHeader;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.IntObjectMap;
import org.jcodec.common.io.BitReader;
import org.jcodec.common.model.ColorSpace;

/**
 * Refuses streams that JCodec 0.2.5 decodes wrongly without a word: implicit weights without
 * explicit ones, no deblocking, temporal direct prediction, scaling lists; and those it does not
 * know.
 */
final class Preflight {

  private static final int HIGH = 100;
  private static final int MOST = 30_000;

  private final IntObjectMap<SeqParameterSet> sets = new IntObjectMap<>();
  private final IntObjectMap<PictureParameterSet> pictureSets = new IntObjectMap<>();
  private int pixels;
  private int count;
  private boolean inOrder;

  /** Returns how many pictures have passed. */
  int pictures() {
    return count;
  }

  /** Returns whether pictures are shown in the order in which they are decoded. */
  boolean isInOrder() {
    return inOrder;
  }

  /** Returns planes for a picture of the last parameter set. */
  byte[][] room() {
    return new byte[][] {new byte[pixels], new byte[pixels / 4], new byte[pixels / 4]};
  }

  /** Looks at the next unit, without its start code. */
  void pass(byte[] unit) {
    ByteBuffer body = ByteBuffer.wrap(unit.clone());
    NALUnit head = NALUnit.read(body);
    H264Utils.unescapeNAL(body);
    switch (unit[0] & 31) {
      case 7 -> {
        SeqParameterSet set = SeqParameterSet.read(body);
        pass(set);
        pixels = 256 * (set.picWidthInMbsMinus1 + 1) * (set.picHeightInMapUnitsMinus1 + 1);
        inOrder = set.picOrderCntType == 2;
        sets.put(set.seqParameterSetId, set);
      }
      case 8 -> {
        PictureParameterSet picture = PictureParameterSet.read(body);
        pass(picture);
        pictureSets.put(picture.picParameterSetId, picture);
      }
      case 1, 5 -> slice(head, body);
      case 2, 3, 4 -> refuse(true, "data partitions");
      default -> {}
    }
  }

  private static void pass(SeqParameterSet set) {
    refuse(set.profileIdc > HIGH, "profile " + set.profileIdc);
    refuse(set.chromaFormatIdc != ColorSpace.YUV420J, "a sampling of colour other than 4:2:0");
    refuse(set.bitDepthLumaMinus8 + set.bitDepthChromaMinus8 > 0, "more than 8 bits");
    refuse(!set.frameMbsOnlyFlag, "interlaced pictures");
    refuse(set.scalingMatrix != null, "scaling lists");
    refuse(set.picOrderCntType == 1, "an order of pictures of type 1");
  }

  private static void pass(PictureParameterSet picture) {
    refuse(picture.numSliceGroupsMinus1 > 0, "slice groups");
    refuse(picture.extended != null && picture.extended.scalingMatrix != null, "scaling lists");
  }

  private void slice(NALUnit head, ByteBuffer body) {
    BitReader bits = BitReader.createBitReader(body);
    SliceHeader slice = SliceHeaderReader.readPart1(bits);
    PictureParameterSet picture = pictureSets.get(slice.picParameterSetId);
    SeqParameterSet set = picture == null ? null : sets.get(picture.seqParameterSetId);
    if (picture == null || set == null) {
      throw new IllegalStateException("its slices name no parameter sets");
    }
    refuse(slice.firstMbInSlice != 0, "several slices in a picture");
    count++;
    refuse(count > MOST, "more than " + MOST + " pictures at once");
    SliceHeaderReader.readPart2(slice, head, set, picture, bits);
    refuse(slice.disableDeblockingFilterIdc != 0, "pictures without deblocking");
    if (slice.sliceType == SliceType.B) {
      refuse(!slice.directSpatialMvPredFlag, "temporal direct prediction");
      refuse(!picture.weightedPredFlag && picture.weightedBipredIdc != 0, "implicit weights");
    }
  }

  private static void refuse(boolean met, String what) {
    if (met) {
      throw new IllegalStateException("JCodec does not decode " + what + " reliably");
    }
  }
}
