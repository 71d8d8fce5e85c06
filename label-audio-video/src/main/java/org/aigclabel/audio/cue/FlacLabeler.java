package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.FlacBlocks;
import org.aigclabel.audio.FlacBlocks.Block;
import org.aigclabel.audio.cue.FlacFrames.Frame;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Cues in FLAC: own frames between frames, whose headers are renumbered. A cue behind a short last
 * block makes blocks vary in the whole stream.
 */
@AutoService(ExplicitLabeler.class)
public final class FlacLabeler implements ExplicitLabeler {

  private static final int BLOCK = 4096;
  private static final String WRONG =
      "the MD5 of the samples is left open: it was wrong, or samples have more than 24 bits";
  private static final String UNWANTED = "the MD5 of the samples is left open, as was asked";

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("flac");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    FlacBlocks blocks = FlacFrames.blocks(source);
    List<Frame> frames;
    try {
      frames = FlacFrames.read(source, blocks);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, "flac");
    }
    boolean tiny = !frames.isEmpty() && frames.get(frames.size() - 1).samples() < FlacSplice.LEAST;
    boolean behind =
        cue.place() == AudioCue.Place.END || cue.place() == AudioCue.Place.START_AND_END;
    if (cue.joining() == Joining.MIXED || frames.isEmpty() || tiny && behind) {
      return Reencoding.label(source, label, "flac");
    }
    return spliced(source, blocks, frames, cue);
  }

  private static Rendering spliced(
      MediaSource source, FlacBlocks blocks, List<Frame> frames, AudioCue cue) throws IOException {
    long info = FlacInfo.place(source, blocks);
    FlacInfo format = FlacInfo.read(source, info);
    FlacSplice splice = new FlacSplice(format, frames);
    List<Finding> notes = new ArrayList<>();
    int count = frames.size();
    int reach = 2 * format.rate() / frames.get(0).samples();
    int middle = Place.quietest(count / 2, reach, count, i -> frames.get(i).length());
    for (int place : Place.of(cue.place(), 0, middle, count)) {
      FittedCue fitted = FittedCue.of(cue, format.rate(), near(source, format, frames, place));
      double seconds = splice.samples(place) / (double) format.rate();
      splice.add(place, fitted.sound());
      notes.add(fitted.note(Place.at(seconds)));
    }
    Plan.Edits edits = Plan.edit(source);
    splice.apply(edits);
    for (Block table : blocks.of(FlacBlocks.SEEKTABLE)) {
      long at = table.offset() + FlacBlocks.HEADER;
      byte[] points = source.array(at, table.length());
      edits.replace(at, table.length(), splice.seekTable(points, blocks.end()));
    }
    for (Block sheet : blocks.of(FlacBlocks.CUESHEET)) {
      long at = sheet.offset() + FlacBlocks.HEADER;
      byte[] tracks = source.array(at, sheet.length());
      edits.replace(at, sheet.length(), splice.cueSheet(tracks));
    }
    for (Block comment : blocks.of(FlacBlocks.COMMENT)) {
      LongUnaryOperator moved = time -> splice.shift().milliseconds(time, format.rate());
      byte[] list = blocks.comment(comment).chapters(moved).bytes();
      edits.replace(comment.offset() + FlacBlocks.HEADER, list.length, list);
    }
    boolean wanted = cue.digest() == AudioCue.Digest.RENEWED;
    byte[] digest = wanted ? FlacDigest.of(source, format, splice) : FlacDigest.OPEN;
    if (digest == FlacDigest.OPEN && !Arrays.equals(format.digest(), digest)) {
      notes.add(Finding.of(Rule.EXPLICIT_NOTE, wanted ? WRONG : UNWANTED));
    }
    edits.replace(info, FlacInfo.LENGTH, splice.info(digest));
    return new Rendering(edits.plan(), List.copyOf(notes), () -> {});
  }

  private static List<float[]> near(
      MediaSource source, FlacInfo format, List<Frame> frames, int place) throws IOException {
    int most = Place.NEAR * format.rate() / frames.get(0).samples() + 1;
    int[] range = Place.near(place, most, frames.size());
    return format.bits() > FlacDecoder.MOST_BITS
        ? List.of()
        : FlacDecoder.sound(source, frames.subList(range[0], range[1]), format);
  }

  /** Returns a cue's samples as integers for each channel. */
  static int[][] integers(float[] sound, FlacInfo format) {
    PcmFormat pcm =
        new PcmFormat(
            PcmFormat.Coding.SIGNED, 4, ByteOrder.BIG_ENDIAN, format.rate(), format.channels());
    int[][] channels = new int[format.channels()][sound.length];
    double full = Math.scalb(1.0, format.bits() - 1);
    for (int c = 0; c < channels.length; c++) {
      for (int i = 0; pcm.carries(c) && i < sound.length; i++) {
        channels[c][i] = (int) Math.max(-full, Math.min(full - 1, Math.rint(sound[i] * full)));
      }
    }
    return channels;
  }

  /** Returns the length of the cue's blocks in a stream of varying blocks. */
  static int block() {
    return BLOCK;
  }
}
