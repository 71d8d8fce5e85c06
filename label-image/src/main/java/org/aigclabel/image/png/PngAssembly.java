package org.aigclabel.image.png;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;

/** Collects changed chunks, with pixel data that may be too large for memory. */
final class PngAssembly implements Closeable {

  /** A change: puts in the place of a range, one after the other. */
  private interface Change {
    void apply(Plan.Builder plan) throws IOException;
  }

  private record Place(long end, Change change) {}

  private final MediaSource source;
  private final Map<Long, Place> places = new TreeMap<>();
  private final List<MediaSource> streams = new ArrayList<>();

  PngAssembly(MediaSource source) {
    this.source = source;
  }

  void replace(PngChunk chunk, byte[] bytes) {
    places.put(chunk.at(), new Place(chunk.end(), plan -> plan.put(bytes)));
  }

  /**
   * Puts the pixel data of a frame into as many chunks as before, so that the sequence numbers of
   * animations stay; chunks before the label stay as they are.
   */
  void replaceData(PngFrame frame, PngScan scan, PngRewrite rewrite) throws IOException {
    long cut = rewrite.before().bit() >> 3;
    boolean smallWindow = (scan.head() >> 4 & 0x0F) < 7;
    int skip = frame.isAnimationData() ? 4 : 0;
    int first = 0;
    long before = 0;
    List<PngChunk> data = frame.data();
    while (!smallWindow
        && first < data.size() - 1
        && before + data.get(first).length() - skip <= cut) {
      before += data.get(first++).length() - skip;
    }
    Spool spool = new Spool(source);
    try {
      BitFeed old = new BitFeed(source, scan.ranges, 8 * before);
      for (long at = before; at < cut; at++) {
        int value = old.take(8);
        spool.write(smallWindow && at < 2 ? header(scan.head(), at == 0) : value);
      }
      rewrite.write(spool);
    } catch (IOException | RuntimeException e) {
      spool.abandon();
      throw e;
    }
    put(data.subList(first, data.size()), spool);
  }

  private void put(List<PngChunk> old, Spool spool) throws IOException {
    MediaSource stream = spool.done();
    streams.add(stream);
    long end = old.get(old.size() - 1).end();
    places.put(old.get(0).at(), new Place(end, plan -> chunks(plan, old, stream)));
  }

  /** Puts a frame in a larger size where it was, in as many chunks. */
  void replaceFrame(PngFrame old, PngFrame grown, PngGrowth growth, PngPaint paint)
      throws IOException {
    PngChunk control = old.control().orElseThrow().chunk();
    replace(control, grown.controlChunk(source, control));
    Spool spool = new Spool(source);
    try {
      growth.write(old, grown, paint, spool);
    } catch (IOException | RuntimeException e) {
      spool.abandon();
      throw e;
    }
    put(old.data(), spool);
  }

  /** Returns a byte of the header that allows distances of 32 KiB, with a right check. */
  private static int header(int old, boolean first) {
    int flags = old >> 8 & 0xC0;
    return first ? 0x78 : flags + 31 - (0x7800 + flags) % 31;
  }

  private void chunks(Plan.Builder plan, List<PngChunk> old, MediaSource stream)
      throws IOException {
    int count = old.size();
    for (int i = 0; i < count; i++) {
      long from = stream.size() * i / count;
      long length = stream.size() * (i + 1) / count - from;
      boolean animated = old.get(i).is("fdAT");
      ByteBuffer head = ByteBuffer.allocate(animated ? 12 : 8);
      head.putInt((int) length + (animated ? 4 : 0));
      head.put(old.get(i).type().getBytes(StandardCharsets.ISO_8859_1));
      if (animated) {
        head.put(source.array(old.get(i).dataAt(), 4));
      }
      CRC32 crc = new CRC32();
      crc.update(head.array(), 4, head.capacity() - 4);
      stream.transfer(
          from,
          length,
          Channels.newChannel(
              new CheckedOutputStream(java.io.OutputStream.nullOutputStream(), crc)));
      plan.put(head.array()).take(stream, from, length);
      plan.put(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
  }

  Plan plan() throws IOException {
    Plan.Builder plan = Plan.of(source);
    for (Map.Entry<Long, Place> place : places.entrySet()) {
      plan.keepTo(place.getKey());
      place.getValue().change().apply(plan);
      plan.skipTo(place.getValue().end());
    }
    return plan.keepRest();
  }

  @Override
  public void close() throws IOException {
    for (MediaSource stream : streams) {
      stream.close();
    }
  }
}
