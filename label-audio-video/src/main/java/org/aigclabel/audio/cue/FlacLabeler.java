package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.audio.FlacBlocks;
import org.aigclabel.audio.FlacBlocks.Block;
import org.aigclabel.audio.Tail;
import org.aigclabel.audio.cue.FlacFrames.Frame;
import org.aigclabel.container.Id3;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitLabeler;

/**
 * Cues in FLAC: own frames between frames, whose headers are renumbered. A cue behind a short last
 * block makes blocks vary in the whole stream.
 */
@AutoService(ExplicitLabeler.class)
public final class FlacLabeler implements ExplicitLabeler {

  private static final int BLOCK = 4096;
  private static final int LEAST = 16;
  private static final int NEAR = 30;
  private static final String OPEN_DIGEST =
      "the MD5 of the samples is left open: no FFmpeg here, an odd sample size, or it was wrong";

  @Override
  public boolean supports(MediaType type) {
    return type.name().equals("flac");
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    AudioCue cue = label.cue();
    List<Id3> tags = Id3.from(source, 0);
    long start = tags.isEmpty() ? 0 : tags.get(tags.size() - 1).end();
    FlacBlocks blocks = FlacBlocks.read(source, start);
    List<Frame> frames;
    try {
      long end = Tail.of(source, blocks.end()).audioEnd();
      frames = FlacFrames.read(source, blocks.end(), end);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, "flac");
    }
    boolean tiny = !frames.isEmpty() && frames.get(frames.size() - 1).samples() < LEAST;
    boolean behind =
        cue.place() == AudioCue.Place.END || cue.place() == AudioCue.Place.START_AND_END;
    if (cue.joining() == Joining.MIXED || frames.isEmpty() || tiny && behind) {
      return Reencoding.label(source, label, "flac");
    }
    return spliced(source, blocks, frames, cue);
  }

  private static Rendering spliced(
      MediaSource source, FlacBlocks blocks, List<Frame> frames, AudioCue cue) throws IOException {
    if (blocks.of(FlacBlocks.STREAMINFO).isEmpty()) {
      throw source.malformed(0, "wanted a STREAMINFO block, found none");
    }
    long info = blocks.of(FlacBlocks.STREAMINFO).get(0).offset() + FlacBlocks.HEADER;
    FlacInfo format = FlacInfo.read(source, info);
    FlacSplice splice = new FlacSplice(source, format, frames);
    List<Finding> notes = new ArrayList<>();
    for (int place : places(frames.size(), cue.place())) {
      FittedCue fitted = FittedCue.of(cue, format.rate(), near(source, info, frames, place));
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
    byte[] digest = FlacDigest.of(source, format, splice);
    if (isZero(digest) && !isZero(format.digest())) {
      notes.add(Finding.of(Rule.EXPLICIT_NOTE, OPEN_DIGEST));
    }
    edits.replace(info, FlacInfo.LENGTH, splice.info(digest));
    return new Rendering(edits.plan(), List.copyOf(notes), () -> {});
  }

  private static boolean isZero(byte[] digest) {
    return ByteBuffer.wrap(digest).equals(ByteBuffer.wrap(new byte[16]));
  }

  private static List<Integer> places(int frames, AudioCue.Place place) {
    return switch (place) {
      case START -> List.of(0);
      case END -> List.of(frames);
      case MIDDLE -> List.of(frames / 2);
      case START_AND_END -> List.of(0, frames);
    };
  }

  private static List<float[]> near(MediaSource source, long info, List<Frame> frames, int place)
      throws IOException {
    Optional<Ffmpeg> ffmpeg = Ffmpeg.installed();
    if (ffmpeg.isEmpty()) {
      return List.of();
    }
    int half = NEAR * FlacInfo.read(source, info).rate() / frames.get(0).samples() / 2 + 1;
    int from = Math.max(0, Math.min(place - half, frames.size() - 2 * half));
    int to = Math.min(frames.size(), from + 2 * half);
    ByteArrayOutputStream near = new ByteArrayOutputStream();
    near.writeBytes(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacInfo.LENGTH});
    near.writeBytes(source.array(info, FlacInfo.LENGTH));
    long start = frames.get(from).offset();
    source.transfer(start, frames.get(to - 1).end() - start, Channels.newChannel(near));
    try (Workspace workspace = Workspace.create()) {
      Path file = workspace.put(near.toByteArray(), "near.flac");
      return Probe.stretch(ffmpeg.get(), Ffmpeg.input("flac", file), 0, workspace.file("near.wav"));
    }
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
