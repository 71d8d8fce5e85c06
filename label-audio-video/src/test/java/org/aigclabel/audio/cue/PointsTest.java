package org.aigclabel.audio.cue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Riff;
import org.aigclabel.container.VorbisComment;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Place;
import org.aigclabel.explicit.ExplicitLabel;
import org.junit.jupiter.api.Test;

/** What else in a file points at samples or counts them. */
class PointsTest {

  private static final int RATE = 8000;
  private static final int FRAME = 417;

  @Test
  void wav_marksAndLoops_stayAtTheirSamples() throws IOException {
    ByteBuffer cue = little(28).putInt(1).putInt(7).putInt(100).put(bytes("data"));
    cue.putInt(0).putInt(0).putInt(100);
    ByteBuffer loop = little(60).putInt(28, 1).putInt(44, 50).putInt(48, 900);
    byte[] file = wav(chunk("cue ", cue.array()), chunk("smpl", loop.array()));

    Riff made = Riff.read(labelled(file, Place.START));

    int more = (int) (made.first("data").orElseThrow().size() / 2) - 1000;
    assertEquals(100 + more, data(made, "cue ").getInt(8));
    assertEquals(100 + more, data(made, "cue ").getInt(24));
    assertEquals(50 + more, data(made, "smpl").getInt(44));
    assertEquals(900 + more, data(made, "smpl").getInt(48));
  }

  @Test
  void wav_cueAtTheEnd_movesNoMark() throws IOException {
    byte[] cue = little(28).putInt(1).putInt(7).putInt(100).put(bytes("data")).array();

    Riff made = Riff.read(labelled(wav(chunk("cue ", cue)), Place.END));

    assertEquals(100, data(made, "cue ").getInt(8));
  }

  @Test
  void aiff_marks_stayAtTheirSamples() throws IOException {
    ByteBuffer comm = ByteBuffer.allocate(18).putShort((short) 1).putInt(1000).putShort((short) 16);
    comm.putShort((short) (16_383 + 12)).putLong((long) RATE << 51);
    ByteBuffer marks = ByteBuffer.allocate(18).putShort((short) 2);
    marks.putShort((short) 1).putInt(10).put((byte) 1).put((byte) 'a');
    marks.putShort((short) 2).putInt(999).put((byte) 0);
    byte[] body =
        joined(
            bytes("AIFF"),
            big("COMM", comm.array()),
            big("MARK", marks.array()),
            big("SSND", new byte[2008]));
    byte[] file = big("FORM", body);

    Riff made = Riff.read(labelled(file, Place.START));

    int more = (int) (made.first("SSND").orElseThrow().size() - 8) / 2 - 1000;
    assertEquals(10 + more, data(made, "MARK").getInt(4));
    assertEquals(999 + more, data(made, "MARK").getInt(12));
  }

  @Test
  void flac_cueSheet_movesLaterTracksAndTheEnd() throws IOException {
    byte[] model = {(byte) 0xFF, (byte) 0xF8, 0x75, 0x08, 0, 0, 0, 0};
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < 4; i++) {
      FlacEncoder.Slot slot = new FlacEncoder.Slot(model, 0, i);
      frames.writeBytes(FlacEncoder.frame(slot, new int[1][1024], 16));
    }
    MediaSource stream = MediaSource.of("frames", frames.toByteArray());
    FlacInfo format = new FlacInfo(RATE, 1, 16, 4096, new byte[16]);
    FlacSplice splice = new FlacSplice(format, FlacFrames.read(stream, 0, stream.size()));
    splice.add(0, new float[2048]);
    ByteBuffer sheet = ByteBuffer.allocate(396 + 2 * 48 + 36).put(136, (byte) 0x80);
    sheet.put(395, (byte) 3).put(396 + 35, (byte) 1).putLong(396 + 48, 1500);
    sheet.put(396 + 48 + 35, (byte) 1).putLong(396 + 96, 4096);

    ByteBuffer made = ByteBuffer.wrap(splice.cueSheet(sheet.array().clone()));

    assertEquals(0, made.get(136));
    assertEquals(0, made.getLong(396));
    assertEquals(1500 + 2048, made.getLong(396 + 48));
    assertEquals(4096 + 2048, made.getLong(396 + 96));
  }

  @Test
  void id3_chapters_comeLaterAndNameNoBytes() throws IOException {
    ByteBuffer chapter = ByteBuffer.allocate(19).put(bytes("c1\0")).putInt(2000).putInt(5000);
    chapter.putInt(4711).putInt(-1);
    byte[] frame = joined(bytes("CHAP"), new byte[] {0, 0, 0, 19, 0, 0}, chapter.array());
    byte[] tag = joined(bytes("ID3\3\0\0"), new byte[] {0, 0, 0, (byte) frame.length}, frame);
    MediaSource file = MediaSource.of("a.mp3", joined(tag, new byte[10]));
    Plan.Edits edits = Plan.edit(file);
    Shift shift = new Shift();
    shift.add(0, RATE);
    shift.add(3 * RATE, RATE / 2);

    shift.tags(file, edits, RATE);

    ByteBuffer made = ByteBuffer.wrap(edits.plan().toBytes());
    assertEquals(3000, made.getInt(23));
    assertEquals(6500, made.getInt(27));
    assertEquals(-1, made.getInt(31));
  }

  @Test
  void id3_eventsAndLyrics_comeLater() throws IOException {
    byte[] events = joined(new byte[] {2, 3}, four(500), new byte[] {4}, four(4000));
    byte[] lyrics =
        joined(bytes("\0eng\2\1words\0"), bytes("la\0"), four(100), bytes("li\0"), four(4000));
    byte[] frames = joined(frame("ETCO", events), frame("SYLT", lyrics));
    byte[] tag = joined(bytes("ID3\3\0\0"), new byte[] {0, 0, 0, (byte) frames.length}, frames);
    MediaSource file = MediaSource.of("a.mp3", joined(tag, new byte[10]));
    Plan.Edits edits = Plan.edit(file);
    Shift shift = new Shift();
    shift.add(3 * RATE, RATE);

    shift.tags(file, edits, RATE);

    ByteBuffer made = ByteBuffer.wrap(edits.plan().toBytes());
    int event = 10 + 10 + 2;
    assertEquals(500, made.getInt(event));
    assertEquals(5000, made.getInt(event + 5));
    int lyric = 10 + 10 + events.length + 10 + lyrics.length;
    assertEquals(5000, made.getInt(lyric - 4));
    assertEquals(100, made.getInt(lyric - 4 - 3 - 4));
    assertEquals(file.size(), made.limit());
  }

  @Test
  void id3_chaptersOfAnUnsynchronisedTag_areRefusedWhereACueWouldShiftThem() throws IOException {
    ByteBuffer chapter = ByteBuffer.allocate(19).put(bytes("c1\0")).putInt(2000).putInt(5000);
    byte[] frame = frame("CHAP", chapter.array());
    byte[] head = joined(bytes("ID3\3\0"), new byte[] {(byte) 0x80, 0, 0, 0, (byte) frame.length});
    MediaSource file = MediaSource.of("a.mp3", joined(joined(head, frame), new byte[10]));
    Shift early = new Shift();
    early.add(0, RATE);
    Shift late = new Shift();
    late.add(9 * RATE, RATE);

    UnsupportedMediaException e =
        assertThrows(
            UnsupportedMediaException.class, () -> early.tags(file, Plan.edit(file), RATE));
    late.tags(file, Plan.edit(file), RATE);

    assertEquals("reason.id3.times", e.reason());
  }

  @Test
  void vorbisComments_chapters_comeLaterInAsManyBytes() {
    VorbisComment list =
        new VorbisComment(
            new byte[0],
            List.of(
                bytes("CHAPTER001=00:59:59.500"),
                bytes("CHAPTER001NAME=one"),
                bytes("CHAPTER002=99:59:59.999")),
            new byte[0]);

    VorbisComment made = list.chapters(time -> time + 1600);

    assertEquals("CHAPTER001=01:00:01.100", new String(made.entries().get(0), ISO_8859_1));
    assertEquals("CHAPTER001NAME=one", new String(made.entries().get(1), ISO_8859_1));
    assertEquals(list.bytes().length, made.bytes().length);
  }

  @Test
  void vbri_counts_followTheFrames() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i <= 100; i++) {
      ByteBuffer frame = ByteBuffer.allocate(FRAME).putInt(0xFFFB9000);
      if (i == 0) {
        frame.put(36, bytes("VBRI")).putInt(46, 101 * FRAME).putInt(50, 100);
        frame.putShort(54, (short) 10).putShort(56, (short) 1).putShort(58, (short) 2);
      }
      all.writeBytes(frame.array());
    }
    Mp3Stream stream = Mp3Stream.read(MediaSource.of("a.mp3", all.toByteArray()));
    byte[] cue = new byte[20 * FRAME];

    ByteBuffer made =
        ByteBuffer.wrap(
            new Mp3Counts(stream, List.of(new Mp3Counts.Inserted(51, cue, 20))).rewritten(-1));

    assertEquals(1, stream.first());
    assertEquals(121 * FRAME, made.getInt(46));
    assertEquals(120, made.getInt(50));
    assertEquals(12, made.getShort(60));
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += made.getShort(62 + 2 * i);
    }
    assertEquals(120 * FRAME, sum);
  }

  private static MediaSource labelled(byte[] file, Place place) throws IOException {
    AudioCue cue = AudioCue.standard().at(place);
    ExplicitLabel label = ExplicitLabel.standard().sounding(cue);
    return new PcmLabeler().label(MediaSource.of("a", file), label).plan().asSource();
  }

  private static ByteBuffer data(Riff riff, String id) throws IOException {
    return riff.data(riff.first(id).orElseThrow());
  }

  private static byte[] wav(byte[]... chunks) {
    PcmFormat format = new PcmFormat(PcmFormat.Coding.SIGNED, 2, ByteOrder.LITTLE_ENDIAN, RATE, 1);
    byte[] all = joined(WaveFile.of(format, new byte[2000]), joined(chunks));
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(4, all.length - 8);
    return all;
  }

  private static byte[] chunk(String id, byte[] data) {
    return joined(bytes(id), little(4).putInt(data.length).array(), data);
  }

  private static byte[] frame(String id, byte[] body) {
    return joined(bytes(id), four(body.length), new byte[2], body);
  }

  private static byte[] four(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] big(String id, byte[] data) {
    return joined(bytes(id), ByteBuffer.allocate(4).putInt(data.length).array(), data);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
