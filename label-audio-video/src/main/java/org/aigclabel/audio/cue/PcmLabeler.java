package org.aigclabel.audio.cue;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Riff;
import org.aigclabel.explicit.AudioCue;
import org.aigclabel.explicit.AudioCue.Joining;
import org.aigclabel.explicit.ExplicitLabel;
import org.aigclabel.explicit.Rendering;
import org.aigclabel.spi.ExplicitLabeler;

/** Cues in WAV and AIFF: samples between or over samples, all else kept. */
@AutoService(ExplicitLabeler.class)
public final class PcmLabeler implements ExplicitLabeler {

  private static final Set<String> TYPES = Set.of("wav", "aiff");
  private static final double DUCKED = Math.pow(10, -15 / 20.0);

  @Override
  public boolean supports(MediaType type) {
    return TYPES.contains(type.name());
  }

  @Override
  public Rendering label(MediaSource source, ExplicitLabel label) throws IOException {
    PcmFile file;
    try {
      file = source.startsWith(0, "FORM") ? PcmFile.aiff(source) : PcmFile.wav(source);
    } catch (UnsupportedMediaException e) {
      return Reencoding.label(source, label, source.startsWith(0, "FORM") ? "aiff" : "wav");
    }
    boolean open = file.data().size() == 0xFFFFFFFFL;
    if (!open && file.data().available() < file.data().size()) {
      throw source.malformed(
          file.data().offset(), "the samples are cut short; repair the file before labelling it");
    }
    AudioCue cue = label.cue();
    List<Finding> notes = new ArrayList<>();
    Riff.Changes changes = file.riff().changes();
    Shift shift = new Shift();
    for (long frame : places(file, cue.place())) {
      FittedCue fitted = FittedCue.of(cue, file.format().rate(), near(file, frame));
      long room =
          file.frames() - Math.min(frame, Math.max(0, file.frames() - fitted.sound().length));
      if (cue.joining() == Joining.MIXED && room >= fitted.sound().length) {
        long at = Math.min(frame, file.frames() - fitted.sound().length);
        changes.patch(file.place(at), mixed(file, at, fitted.sound()));
        notes.add(fitted.note(where(file, at) + " over the programme"));
      } else {
        float[] sound = fitted.filled(2);
        changes.insert(file.place(frame), file.format().encode(sound));
        shift.add(frame, sound.length);
        notes.add(fitted.note(where(file, frame)));
      }
    }
    resize(file, changes, shift.total());
    PcmPoints.move(file, changes, shift);
    return new Rendering(changes.plan(), List.copyOf(notes), () -> {});
  }

  private static String where(PcmFile file, long frame) {
    return Place.at(frame / (double) file.format().rate());
  }

  private static List<Long> places(PcmFile file, AudioCue.Place place) throws IOException {
    return switch (place) {
      case START -> List.of(0L);
      case END -> List.of(file.frames());
      case MIDDLE -> List.of(quiet(file));
      case START_AND_END -> List.of(0L, file.frames());
    };
  }

  /** Returns the quietest place within two seconds of the middle. */
  private static long quiet(PcmFile file) throws IOException {
    int rate = file.format().rate();
    long from = Math.max(0, file.frames() / 2 - 2L * rate);
    float[] sound = file.mono(from, Math.min(4L * rate, file.frames() - from));
    return from + Place.quietest(sound, Math.max(1, rate / 50));
  }

  private static List<float[]> near(PcmFile file, long frame) throws IOException {
    long span = (long) Place.NEAR * file.format().rate();
    long from = Math.max(0, Math.min(frame - span / 2, file.frames() - span));
    return file.channels(from, Math.min(span, file.frames() - from));
  }

  private static byte[] mixed(PcmFile file, long frame, float[] cue) throws IOException {
    PcmFormat format = file.format();
    byte[] bytes = file.source().array(file.place(frame), cue.length * format.frame());
    ByteBuffer out = ByteBuffer.wrap(bytes);
    int ramp = Math.min(cue.length / 4, format.rate() / 10);
    for (int i = 0; i < cue.length; i++) {
      double depth = Math.min(1, Math.min(i, cue.length - 1 - i) / (double) ramp);
      double duck = 1 - depth * (1 - DUCKED);
      for (int c = 0; c < format.channels(); c++) {
        int at = i * format.frame() + c * format.bytes();
        format.write(out, at, format.read(out, at) * duck + (format.carries(c) ? cue[i] : 0));
      }
    }
    return bytes;
  }

  private static void resize(PcmFile file, Riff.Changes changes, long frames) throws IOException {
    if (frames == 0) {
      return;
    }
    Riff riff = file.riff();
    Riff.Chunk data = file.data();
    long bytes = frames * file.format().frame();
    long size =
        file.source().bytes(data.offset() + 4, 4).order(riff.order()).getInt() & 0xFFFFFFFFL;
    Optional<Riff.Chunk> ds64 = riff.first("ds64");
    if (size != 0xFFFFFFFFL) {
      changes.patch(data.offset() + 4, number(riff.order(), 4, size + bytes));
    } else if (ds64.isPresent() && data.size() != size) {
      changes.patch(28, number(riff.order(), 8, data.size() + bytes));
      long samples = file.source().bytes(36, 8).order(riff.order()).getLong();
      changes.patch(36, number(riff.order(), 8, samples == 0 ? 0 : samples + frames));
    }
    Optional<Riff.Chunk> fact = riff.first("fact").filter(c -> c.available() >= 4);
    Optional<Riff.Chunk> comm = riff.first("COMM");
    if (riff.form().equals("WAVE") && fact.isPresent()) {
      count(file, changes, fact.get().data(), frames);
    } else if (comm.isPresent()) {
      count(file, changes, comm.get().data() + 2, frames);
    }
  }

  private static void count(PcmFile file, Riff.Changes changes, long at, long frames)
      throws IOException {
    ByteOrder order = file.riff().order();
    long old = file.source().bytes(at, 4).order(order).getInt() & 0xFFFFFFFFL;
    if (old != 0 && old != 0xFFFFFFFFL) {
      changes.patch(at, number(order, 4, old + frames));
    }
  }

  private static byte[] number(ByteOrder order, int bytes, long value) {
    ByteBuffer number = ByteBuffer.allocate(bytes).order(order);
    return (bytes == 4 ? number.putInt((int) value) : number.putLong(value)).array();
  }
}
