package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes bits out of the entropy-coded data that a reader passes, and lets others be put in. From
 * the first change of a restart interval on, all other bits are copied.
 */
final class BitEditor {

  /**
   * Data that replace a range of the file.
   *
   * @param from first byte replaced
   * @param to the byte after
   * @param bytes what comes there
   */
  record Splice(long from, long to, byte[] bytes) {}

  /** Takes what comes in the place of bits taken out. */
  final BitSink sink = new BitSink();

  private static final long NONE = -1;

  private final EntropyReader reader;
  private final List<Splice> splices = new ArrayList<>();
  private long from = NONE;
  private boolean paused;

  BitEditor(EntropyReader reader) {
    this.reader = reader;
  }

  /** Takes out the bits from a position up to the present one; returns whether it did. */
  boolean cut(int at) {
    if (!paused) {
      begin(at);
      reader.copyBefore(at);
    }
    return !paused;
  }

  /** Returns the next symbol, its code replaced if it has another one when written. */
  int symbol(CodePair codes) throws IOException {
    int at = reader.bit;
    int symbol = reader.symbol(codes.read);
    if (codes.moved[symbol]) {
      moved(codes, symbol, at);
    }
    return symbol;
  }

  /** Replaces the code of a symbol, at a position up to the present one. */
  void moved(CodePair codes, int symbol, int at) {
    if (cut(at)) {
      sink.put(codes.write.codes[symbol], codes.write.lengths[symbol]);
    }
  }

  private void begin(int at) {
    if (from == NONE) {
      from = reader.offset(at);
      reader.copyTo(sink, at & ~7);
    }
  }

  /** Leaves all bits out from here to where it goes on. */
  void leaveOut() {
    begin(reader.bit);
    pause();
  }

  /** Changes nothing until it goes on. */
  void pause() {
    reader.copyBefore(reader.bit);
    reader.copyTo(null, reader.bit);
    paused = true;
  }

  /** Goes on after a pause, from where the reader is. */
  void goOn() {
    paused = false;
    if (from != NONE) {
      reader.copyTo(sink, reader.bit);
    }
  }

  boolean isPaused() {
    return paused;
  }

  /** Ends a restart interval. */
  void end() throws IOException {
    if (from != NONE && !paused) {
      reader.copyBefore(reader.bit);
      reader.copyTo(null, reader.bit);
      sink.pad();
      splices.add(new Splice(from, reader.marker(), sink.take()));
      from = NONE;
    }
  }

  /** Returns the changes of the intervals that have ended. */
  List<Splice> splices() {
    return splices;
  }
}
