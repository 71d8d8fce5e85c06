package org.aigclabel.image.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.image.jpeg.Frame.Component;
import org.aigclabel.image.jpeg.JpegHeader.Segment;
import org.aigclabel.image.jpeg.Scan.Part;
import org.jspecify.annotations.Nullable;

/** The tables that the segments read so far have put in force. */
final class JpegTables {

  static final int DHT = 0xC4;
  static final int DQT = 0xDB;
  static final int DRI = 0xDD;

  /** Whether quantisation tables stay or are made finer. */
  enum Precision {
    SAME,
    FINER
  }

  private final MediaSource source;
  private final @Nullable Quantisation[] quantisation = new Quantisation[4];
  private final Precision precision;
  private final Changes changes;
  private HuffmanTables huffman = new HuffmanTables();
  private int restart;

  JpegTables(MediaSource source, Precision precision, Changes changes) {
    this.source = source;
    this.precision = precision;
    this.changes = changes;
  }

  void read(Segment segment) throws IOException {
    switch (segment.marker()) {
      case DHT -> huffman = huffman.with(source, segment);
      case DQT -> readQuantisation(segment);
      case DRI -> restart = segment.length() >= 2 ? source.u16(segment.payloadAt()) : 0;
      default -> {}
    }
  }

  HuffmanTables huffman() {
    return huffman;
  }

  int restart() {
    return restart;
  }

  private void readQuantisation(Segment segment) throws IOException {
    byte[] payload = source.array(segment.payloadAt(), segment.length());
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    while (bytes.hasRemaining()) {
      int head = bytes.get() & 0xFF;
      int size = (head & 0xF0) == 0 ? 1 : 2;
      if ((head & 15) > 3 || bytes.remaining() < 64 * size) {
        throw source.malformed(segment.at(), "a quantisation table passes its segment");
      }
      int[] table = new int[64];
      for (int k = 0; k < 64; k++) {
        table[k] = Math.max(1, size == 1 ? bytes.get() & 0xFF : bytes.getShort() & 0xFFFF);
      }
      Quantisation read = Quantisation.of(table);
      quantisation[head & 15] = precision == Precision.SAME ? read : read.finer();
      if (precision == Precision.FINER) {
        int[] steps = read.finer().steps();
        for (int k = 0; k < 64; k++) {
          int at = bytes.position() + (k - 64) * size;
          payload[at + size - 1] = (byte) steps[k];
          payload[at] = size == 1 ? payload[at] : (byte) (steps[k] >> 8);
        }
      }
    }
    if (precision == Precision.FINER) {
      changes.replace(segment.payloadAt(), segment.length(), payload);
    }
  }

  /** Returns the quantisation table of each component, empty where none has been defined yet. */
  List<Quantisation> quantisation(Frame frame) {
    List<Quantisation> tables = new ArrayList<>();
    for (Component component : frame.components()) {
      Quantisation table = quantisation[component.table()];
      tables.add(table == null ? Quantisation.of(new int[0]) : table);
    }
    return tables;
  }

  /** Refuses a scan whose tables have not been defined. */
  void require(Scan scan) throws IOException {
    for (Part part : scan.parts()) {
      if (quantisation[part.component().table()] == null) {
        throw source.malformed(scan.segment().at(), "a scan without its quantisation table");
      }
    }
    for (int number : scan.numbers().stream().toArray()) {
      if (!huffman.has(number)) {
        throw source.malformed(scan.segment().at(), "a scan without its Huffman table");
      }
    }
  }
}
