package org.aigclabel.audio.cue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Plan;
import org.aigclabel.audio.cue.FlacFrames.Frame;

/** New frames between the frames of a FLAC stream, and what the stream's headers say then. */
final class FlacSplice {

  /**
   * A cue.
   *
   * @param before the frame that then follows
   * @param channels its samples
   */
  record Part(int before, int[][] channels) {
    int samples() {
      return channels[0].length;
    }
  }

  /** The shortest block but the last that FLAC allows. */
  static final int LEAST = 16;

  private static final int DISC = 136;
  private static final int TRACKS = 396;
  private static final int TRACK = 36;
  private static final int INDEX = 12;

  private final FlacInfo format;
  private final List<Frame> frames;
  private final List<Part> parts = new ArrayList<>();
  private final long[] starts;
  private final long[] shifted;
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  FlacSplice(FlacInfo format, List<Frame> frames) {
    this.format = format;
    this.frames = frames;
    this.shifted = new long[frames.size()];
    this.starts = new long[frames.size() + 1];
    for (int i = 0; i < frames.size(); i++) {
      starts[i + 1] = starts[i] + frames.get(i).samples();
    }
  }

  /** Returns the samples before a frame. */
  long samples(int frame) {
    return starts[frame];
  }

  List<Frame> frames() {
    return frames;
  }

  List<Part> parts() {
    return parts;
  }

  /** Puts a cue before a frame; with fixed blocks, silence fills its last one. */
  void add(int before, float[] sound) {
    int block = frames.get(0).samples();
    int length = varies(before) ? sound.length : (sound.length + block - 1) / block * block;
    parts.add(new Part(before, FlacLabeler.integers(Arrays.copyOf(sound, length), format)));
  }

  private boolean varies(int before) {
    Frame last = frames.get(frames.size() - 1);
    boolean behindShort = before == frames.size() && last.samples() != frames.get(0).samples();
    return frames.get(0).varies() || behindShort || frames.get(0).samples() < LEAST;
  }

  private boolean varies() {
    return parts.stream().anyMatch(part -> varies(part.before()));
  }

  void apply(Plan.Edits edits) throws IOException {
    int strategy = varies() ? 1 : 0;
    long sample = 0;
    long number = 0;
    long growth = 0;
    int next = 0;
    for (int i = 0; i <= frames.size(); i++) {
      while (next < parts.size() && parts.get(next).before() == i) {
        Part part = parts.get(next++);
        for (byte[] frame : encode(part, strategy, strategy == 1 ? sample : number)) {
          edits.insert(i < frames.size() ? frames.get(i).offset() : frames.get(i - 1).end(), frame);
          growth += frame.length;
          sized(frame.length);
          number++;
        }
        sample += part.samples();
      }
      if (i < frames.size()) {
        Frame frame = frames.get(i);
        shifted[i] = growth;
        growth += renumber(edits, frame, strategy, strategy == 1 ? sample : number);
        sample += frame.samples();
        number++;
      }
    }
  }

  private int renumber(Plan.Edits edits, Frame frame, int strategy, long number)
      throws IOException {
    byte[] header = FlacFrames.header(frame.header(), strategy, number);
    sized(frame.length() + header.length - frame.header().length);
    if (Arrays.equals(header, frame.header())) {
      return 0;
    }
    edits.replace(frame.offset(), frame.header().length, header);
    edits.replace(frame.end() - 2, 2, FlacChecksum.changed(frame, header));
    return header.length - frame.header().length;
  }

  private void sized(int length) {
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
  }

  private List<byte[]> encode(Part part, int strategy, long first) {
    int block = strategy == 1 ? FlacLabeler.block() : frames.get(0).samples();
    List<byte[]> encoded = new ArrayList<>();
    for (int from = 0; from < part.samples(); ) {
      int left = part.samples() - from;
      int length =
          left < 2 * block && left > block && left - block < LEAST
              ? left / 2
              : Math.min(block, left);
      int[][] channels = new int[part.channels().length][];
      for (int c = 0; c < channels.length; c++) {
        channels[c] = Arrays.copyOfRange(part.channels()[c], from, from + length);
      }
      long number = strategy == 1 ? first + from : first + encoded.size();
      encoded.add(
          FlacEncoder.frame(
              new FlacEncoder.Slot(frames.get(0).header(), strategy, number),
              channels,
              format.bits()));
      from += length;
    }
    return encoded;
  }

  /** Returns the seek table with samples and bytes of the longer stream. */
  byte[] seekTable(byte[] table, long first) {
    ByteBuffer points = ByteBuffer.wrap(table);
    for (int at = 0; at + 18 <= table.length; at += 18) {
      long sample = points.getLong(at);
      long offset = points.getLong(at + 8) + first;
      int frame = find(offset);
      if (sample != -1 && frame >= 0) {
        long more = parts.stream().filter(p -> p.before() <= frame).mapToLong(Part::samples).sum();
        points.putLong(at, sample + more);
        points.putLong(at + 8, offset - first + shifted[frame]);
      }
    }
    return table;
  }

  /** Returns the cue sheet with the tracks where they are then; it is no longer that of a disc. */
  byte[] cueSheet(byte[] sheet) {
    Shift shift = shift();
    ByteBuffer tracks = ByteBuffer.wrap(sheet);
    int at = TRACKS;
    for (int left = sheet.length < TRACKS ? 0 : sheet[TRACKS - 1] & 0xFF; left > 0; left--) {
      if (at + TRACK > sheet.length) {
        break;
      }
      long start = tracks.getLong(at);
      tracks.putLong(at, left == 1 ? start + shift.total() : shift.bound(start));
      at += TRACK + INDEX * (sheet[at + TRACK - 1] & 0xFF);
    }
    if (sheet.length >= TRACKS) {
      sheet[DISC] &= 0x7F;
    }
    return sheet;
  }

  /** Returns where moments go. */
  Shift shift() {
    Shift shift = new Shift();
    parts.forEach(part -> shift.add(starts[part.before()], part.samples()));
    return shift;
  }

  private int find(long offset) {
    int low = 0;
    int high = frames.size() - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      long at = frames.get(middle).offset();
      if (at == offset) {
        return middle;
      }
      low = at < offset ? middle + 1 : low;
      high = at < offset ? high : middle - 1;
    }
    return -1;
  }

  /** Returns the STREAMINFO block of the longer stream; call after {@link #apply}. */
  byte[] info(byte[] digest) {
    int block = frames.get(0).samples();
    int[] blocks = {block, block};
    if (varies()) {
      boolean behind = parts.get(parts.size() - 1).before() == frames.size();
      blocks[0] = FlacLabeler.block();
      for (int i = 0; i < frames.size(); i++) {
        boolean last = !behind && i == frames.size() - 1;
        blocks[0] = last ? blocks[0] : Math.min(blocks[0], frames.get(i).samples());
        blocks[1] = Math.max(blocks[1], frames.get(i).samples());
      }
      for (Part part : parts) {
        boolean last = part.before() == frames.size();
        int left = part.samples() % FlacLabeler.block();
        left = left > 0 && left < LEAST ? FlacLabeler.block() / 2 : left;
        blocks[0] = last || left == 0 ? blocks[0] : Math.min(blocks[0], left);
        blocks[1] = Math.max(blocks[1], Math.min(FlacLabeler.block(), part.samples()));
      }
    }
    long samples = starts[frames.size()] + parts.stream().mapToLong(Part::samples).sum();
    return format.written(blocks, new int[] {shortest, longest}, samples, digest);
  }
}
