package org.aigclabel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A file described as ranges kept from a source and bytes put between them. Immutable.
 *
 * <p>Formats describe with it; only core writes. It does not own its sources.
 */
public final class Plan {

  private final MediaSource source;
  private final List<Segment> segments;
  private final PlanSource result;

  private Plan(MediaSource source, List<Segment> segments) {
    this.source = source;
    this.segments = List.copyOf(segments);
    this.result = new PlanSource(source.name(), this.segments, source.limits());
  }

  /** Returns a builder that goes through {@code source} from its first byte. */
  public static Builder of(MediaSource source) {
    return new Builder(source);
  }

  /** Returns the plan that keeps all of {@code source}. */
  public static Plan keepAll(MediaSource source) {
    return of(source).keepRest();
  }

  /** Returns an editor for scattered changes to {@code source}. */
  public static Edits edit(MediaSource source) {
    return new Edits(source);
  }

  /** Returns the pieces in order, none empty. */
  public List<Segment> segments() {
    return segments;
  }

  /** Returns the size of the planned file in bytes. */
  public long size() {
    return result.size();
  }

  /** Returns the planned file as a source, without writing it. */
  public MediaSource asSource() {
    return result;
  }

  /** Returns the planned file in memory; for files above 2 GiB write to a channel instead. */
  public byte[] toBytes() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(size())];
    int at = 0;
    for (Segment segment : segments) {
      for (long done = 0; done < segment.length(); ) {
        int count = (int) Math.min(1 << 20, segment.length() - done);
        segment.read(done, count).get(bytes, at, count);
        at += count;
        done += count;
      }
    }
    return bytes;
  }

  /** Writes the planned file to a channel. */
  public void writeTo(WritableByteChannel out) throws IOException {
    Gatherer gatherer = new Gatherer(out, size());
    for (Segment segment : segments) {
      gatherer.write(segment);
    }
    gatherer.flush();
  }

  /** Feeds the planned file to a digest. */
  public void digest(MessageDigest digest) throws IOException {
    writeTo(Channels.newChannel(new DigestOutputStream(OutputStream.nullOutputStream(), digest)));
  }

  /**
   * Returns whether the planned file equals its source byte for byte. Ranges kept at their own
   * place are equal by nature, so this costs what the label costs, not what the file does.
   */
  public boolean reproducesSource() throws IOException {
    if (size() != source.size()) {
      return false;
    }
    long at = 0;
    for (Segment segment : segments) {
      if (!inPlace(segment, at)) {
        for (long done = 0; done < segment.length(); ) {
          int count = (int) Math.min(1 << 16, segment.length() - done);
          if (!segment.read(done, count).equals(source.read(at + done, count))) {
            return false;
          }
          done += count;
        }
      }
      at += segment.length();
    }
    return true;
  }

  /**
   * Returns whether every kept range stays where it is, so that the file can be edited in place.
   */
  public boolean fitsInPlace() {
    long at = 0;
    for (Segment segment : segments) {
      if (segment instanceof Segment.Keep && !inPlace(segment, at)) {
        return false;
      }
      at += segment.length();
    }
    return true;
  }

  private boolean inPlace(Segment segment, long at) {
    return segment instanceof Segment.Keep keep && keep.from() == source && keep.offset() == at;
  }

  /**
   * Edits the source's own file in place: the tail first, then the bytes before it, each made
   * durable. A crash between the two leaves the old file with an unread tail.
   *
   * @throws IllegalStateException if a kept range would have to move
   */
  public void editInPlace(Path file) throws IOException {
    if (!fitsInPlace()) {
      throw new IllegalStateException("a kept range would have to move: write a new file instead");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long end = size();
      for (int i = segments.size() - 1; i >= 0; i--) {
        Segment segment = segments.get(i);
        end -= segment.length();
        if (segment instanceof Segment.Put put) {
          channel.position(end);
          put.transfer(0, put.length(), channel);
          channel.force(false);
        }
      }
      channel.truncate(size());
      channel.force(true);
    }
  }

  /** Returns the plan in one line: {@code keep 0+33, put 261, keep 33+151}. */
  @Override
  public String toString() {
    return segments.stream()
        .map(
            segment ->
                segment instanceof Segment.Keep keep
                    ? (keep.from() == source ? "keep " : "take ")
                        + keep.offset()
                        + "+"
                        + keep.length()
                    : "put " + segment.length())
        .collect(Collectors.joining(", "));
  }

  /** Goes through a source from its first byte, keeping, leaving out and putting. */
  public static final class Builder {

    private final MediaSource source;
    private final List<Segment> segments = new ArrayList<>();
    private long at;

    private Builder(MediaSource source) {
      this.source = source;
    }

    /** Keeps everything from the present place up to {@code offset}. */
    public Builder keepTo(long offset) {
      keep(at, offset - at);
      at = offset;
      return this;
    }

    /** Leaves out everything from the present place up to {@code offset}. */
    public Builder skipTo(long offset) {
      if (offset < at) {
        throw new IllegalArgumentException("cannot go back from " + at + " to " + offset);
      }
      at = offset;
      return this;
    }

    /** Puts bytes here. */
    public Builder put(byte[] bytes) {
      if (bytes.length > 0) {
        segments.add(new Segment.Put(bytes));
      }
      return this;
    }

    /** Keeps a range from anywhere in the source; the present place does not move. */
    public Builder keep(long offset, long length) {
      return take(source, offset, length);
    }

    /** Takes a range from another source, which must live as long as the plan. */
    public Builder take(MediaSource other, long offset, long length) {
      if (offset < 0 || length < 0 || offset > other.size() - length) {
        throw new IllegalArgumentException(
            "no range " + offset + "+" + length + " in " + other.size() + " bytes");
      }
      if (length > 0) {
        int last = segments.size() - 1;
        if (last >= 0
            && segments.get(last) instanceof Segment.Keep keep
            && keep.from() == other
            && keep.offset() + keep.length() == offset) {
          segments.set(last, new Segment.Keep(other, keep.offset(), keep.length() + length));
        } else {
          segments.add(new Segment.Keep(other, offset, length));
        }
      }
      return this;
    }

    /** Keeps what is left of the source and returns the plan. */
    public Plan keepRest() {
      return keepTo(source.size()).build();
    }

    /** Returns the plan as it is, without the rest of the source. */
    public Plan build() {
      return new Plan(source, segments);
    }
  }

  /** Collects changes to a source in any order; what no change names is kept. */
  public static final class Edits {

    private record Edit(long end, List<byte[]> bytes) {}

    private final MediaSource source;
    private final TreeMap<Long, Edit> edits = new TreeMap<>();

    private Edits(MediaSource source) {
      this.source = source;
    }

    /**
     * Replaces {@code length} bytes at {@code offset}; several inserts at one place keep their
     * order.
     */
    public Edits replace(long offset, long length, byte[] bytes) {
      Edit edit = edits.computeIfAbsent(offset, o -> new Edit(o, new ArrayList<>()));
      if (length > 0 && edit.end() > offset) {
        throw new IllegalStateException("two changes at byte " + offset);
      }
      edit.bytes().add(bytes);
      edits.put(offset, new Edit(Math.max(edit.end(), offset + length), edit.bytes()));
      return this;
    }

    /** Puts bytes before {@code offset}. */
    public Edits insert(long offset, byte[] bytes) {
      return replace(offset, 0, bytes);
    }

    /** Leaves bytes out. */
    public Edits remove(long offset, long length) {
      return replace(offset, length, new byte[0]);
    }

    /** Returns the plan with all changes. */
    public Plan plan() {
      Builder builder = of(source);
      edits.forEach(
          (offset, edit) -> {
            builder.keepTo(offset);
            edit.bytes().forEach(builder::put);
            builder.skipTo(edit.end());
          });
      return builder.keepRest();
    }
  }
}
