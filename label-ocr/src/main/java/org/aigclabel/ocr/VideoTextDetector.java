package org.aigclabel.ocr;

import com.google.auto.service.AutoService;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.Finding;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Rule;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.ffmpeg.Ffmpeg;
import org.aigclabel.ffmpeg.Workspace;
import org.aigclabel.spi.ExplicitDetector;

/**
 * Reads labels off the opening of videos and measures how long they stand (GB 45438-2025 5.4); if
 * there is none, off the middle and the end. Without FFmpeg it refuses.
 */
@AutoService(ExplicitDetector.class)
public final class VideoTextDetector implements ExplicitDetector {

  private static final Map<String, String> DEMUXERS =
      Map.of("mp4", "mov", "mkv", "matroska", "avi", "avi", "flv", "flv");

  /** A copy is made for FFmpeg; beyond this it would cost more than it tells. */
  private static final long LARGEST = 1L << 30;

  private static final double LEAST_SECONDS = 2;

  /** Frames of the opening that are searched, after 0, 0.6 and 1.2 seconds. */
  private static final int[] SEARCHED = {0, 3, 6};

  @Override
  public boolean supports(MediaType type) {
    return DEMUXERS.containsKey(type.name());
  }

  @Override
  public Depth depth() {
    return Depth.READING;
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    return detect(source, Depth.READING);
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source, Depth depth) throws IOException {
    if (source.size() > LARGEST) {
      throw new UnsupportedMediaException(source.name(), "reason.video.large:1 GiB");
    }
    Ffmpeg ffmpeg = FfmpegPictures.required(source);
    try (Workspace workspace = Ffmpeg.workspace(source, "video")) {
      Footage footage = new Footage(ffmpeg, demuxer(source), workspace.file("video"));
      List<ExplicitFinding> found = opening(footage.opening(), depth);
      return found.isEmpty() ? later(footage, depth) : found;
    } catch (IOException e) {
      // Whether a video is damaged is for its format to say; here it cannot be read.
      throw new UnsupportedMediaException(source.name(), "reason.video.undecoded");
    }
  }

  /** The container by its first bytes, as the formats know them. */
  private static String demuxer(MediaSource source) throws IOException {
    if (source.startsWith(0, "RIFF")) {
      return "avi";
    }
    if (source.startsWith(0, "FLV")) {
      return "flv";
    }
    return source.u32(0) == 0x1A45DFA3L ? "matroska" : "mov";
  }

  private static List<ExplicitFinding> opening(List<BufferedImage> frames, Depth depth) {
    for (int index : SEARCHED) {
      List<TextLine> lines =
          index < frames.size() ? TextReader.labels(frames.get(index), depth) : List.of();
      if (!lines.isEmpty()) {
        int first = index;
        return lines.stream().map(line -> standing(line, frames, first)).toList();
      }
    }
    return List.of();
  }

  /** Follows a label through the frames after the one where it was found. */
  private static ExplicitFinding standing(TextLine line, List<BufferedImage> frames, int first) {
    int end = first + 1;
    while (end < frames.size() && stillThere(line, frames.get(end))) {
      end++;
    }
    int start = first;
    while (start > 0 && stillThere(line, frames.get(start - 1))) {
      start--;
    }
    double from = (double) start / Footage.RATE;
    double to = (double) end / Footage.RATE;
    List<Finding> more = new ArrayList<>();
    if (start > 0) {
      more.add(Finding.of(Rule.EXPLICIT_OPENING, line.text(), LabelMarks.number(from)));
    }
    if (end < frames.size() && to - from < LEAST_SECONDS) {
      more.add(Finding.of(Rule.EXPLICIT_DURATION, LabelMarks.number(to - from), line.text()));
    }
    String until = end < frames.size() ? LabelMarks.number(to) : "";
    return finding(line, frames.get(first), LabelMarks.number(from) + "-" + until + " s", more);
  }

  private static boolean stillThere(TextLine line, BufferedImage frame) {
    Rectangle box = line.box().getBounds();
    int margin = Math.max(2, box.height / 4);
    box.grow(margin, margin);
    Rectangle seen = box.intersection(new Rectangle(frame.getWidth(), frame.getHeight()));
    TextRecogniser.Reading reading =
        TextRecogniser.read(frame.getSubimage(seen.x, seen.y, seen.width, seen.height));
    return LabelMarks.isLabel(reading.text());
  }

  private static List<ExplicitFinding> later(Footage footage, Depth depth) throws IOException {
    double last = footage.last();
    List<ExplicitFinding> found = new ArrayList<>();
    for (double moment :
        last > LEAST_SECONDS ? new double[] {last / 2, last - 0.2} : new double[0]) {
      Optional<BufferedImage> frame = footage.at(moment);
      String at = LabelMarks.number(moment);
      if (frame.isPresent()) {
        for (TextLine line : TextReader.labels(frame.get(), depth)) {
          Finding late = Finding.of(Rule.EXPLICIT_OPENING, line.text(), at);
          found.add(finding(line, frame.get(), at + " s", List.of(late)));
        }
      }
    }
    return found;
  }

  private static ExplicitFinding finding(
      TextLine line, BufferedImage frame, String when, List<Finding> more) {
    List<Finding> findings =
        new ArrayList<>(LabelMarks.findings(line, frame.getWidth(), frame.getHeight()));
    findings.addAll(more);
    String place = when + ", " + LabelMarks.place(line.box());
    return new ExplicitFinding("text", line.text(), place, line.confidence(), findings);
  }
}
