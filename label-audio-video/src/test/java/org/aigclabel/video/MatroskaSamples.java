package org.aigclabel.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.aigclabel.container.Ebml.element;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.aigclabel.container.Ebml;
import org.aigclabel.testdata.Sample;

/** Small Matroska files of every layout; their blocks hold noise. */
final class MatroskaSamples {

  private static final int SEGMENT = 0x18538067;
  private static final int CLUSTER = 0x1F43B675;
  private static final byte[] HEAD =
      element(0x1A45DFA3, element(0x4282, "matroska".getBytes(ISO_8859_1)));
  private static final byte[] INFO = element(0x1549A966, element(0x2AD7B1, number(1000000, 3)));
  private static final byte[] TRACKS =
      element(0x1654AE6B, element(0xAE, element(0xD7, number(1, 1))));

  private MatroskaSamples() {}

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample("plain.mkv", file(8, new byte[0], 2)));
    samples.add(new Sample("void-before-cluster.mkv", file(8, element(0xEC, new byte[600]), 3)));
    samples.add(new Sample("narrow-sizes.mkv", file(2, tags(), 1)));
    samples.add(
        new Sample("two-voids.webm", file(4, join(element(0xEC), element(0xEC, number(0, 3))), 2)));
    byte[] open = {0x01, -1, -1, -1, -1, -1, -1, -1};
    byte[] segment = {0x18, 0x53, (byte) 0x80, 0x67};
    byte[] cluster = {0x1F, 0x43, (byte) 0xB6, 0x75};
    samples.add(
        new Sample(
            "live.webm",
            join(
                HEAD, segment, open, INFO, TRACKS, cluster, open, blocks(0), cluster, open,
                blocks(9))));
    return samples;
  }

  private static byte[] file(int width, byte[] before, int bytes) {
    byte[] seek = seek(0, 0, bytes);
    int start = seek.length + INFO.length + TRACKS.length + before.length;
    byte[] first =
        element(
            CLUSTER, element(0xE7, number(0, 1)), element(0xA7, number(start, bytes)), blocks(1));
    byte[] second =
        element(
            CLUSTER,
            element(0xE7, number(9, 1)),
            element(0xA7, number(start + first.length, bytes)),
            blocks(2));
    byte[] cues = element(0x1C53BB6B, cue(0, start, bytes), cue(9, start + first.length, bytes));
    byte[] body =
        join(
            seek(seek.length, start + first.length + second.length, bytes),
            INFO,
            TRACKS,
            before,
            first,
            second,
            cues);
    return join(HEAD, Ebml.header(SEGMENT, body.length, width), body);
  }

  private static byte[] seek(int info, int cues, int bytes) {
    byte[] content =
        join(
            element(
                0x4DBB,
                element(0x53AB, number(0x1549A966, 4)),
                element(0x53AC, number(info, bytes))),
            element(
                0x4DBB,
                element(0x53AB, number(0x1C53BB6B, 4)),
                element(0x53AC, number(cues, bytes))));
    return element(0x114D9B74, checksum(content), content);
  }

  private static byte[] cue(int time, int position, int bytes) {
    return element(
        0xBB,
        element(0xB3, number(time, 1)),
        element(0xB7, element(0xF7, number(1, 1)), element(0xF1, number(position, bytes))));
  }

  private static byte[] tags() {
    byte[] content =
        element(
            0x7373,
            element(0x63C0),
            element(
                0x67C8,
                element(0x45A3, "ENCODER".getBytes(ISO_8859_1)),
                element(0x4487, "x".getBytes(ISO_8859_1))));
    return element(0x1254C367, checksum(content), content);
  }

  private static byte[] checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return element(0xBF, number(Integer.reverseBytes((int) crc.getValue()), 4));
  }

  private static byte[] blocks(int seed) {
    return element(0xA3, number(0x81000080L, 4), number(seed * 0x01010101L, 4));
  }

  private static byte[] number(long value, int bytes) {
    byte[] all = ByteBuffer.allocate(8).putLong(value).array();
    return java.util.Arrays.copyOfRange(all, 8 - bytes, 8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
