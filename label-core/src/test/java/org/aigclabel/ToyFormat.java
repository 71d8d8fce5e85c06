package org.aigclabel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aigclabel.spi.MediaFormat;

/** A format for tests of the pipeline: {@code TOY!}, lines of content, lines {@code AIGC=…}. */
class ToyFormat implements MediaFormat {

  static final Carrier HEAD_LINE = Carrier.guide("toy.line");

  @Override
  public MediaType type() {
    return MediaType.of("toy", "text/x-toy", Modality.TEXT, "toy");
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(HEAD_LINE);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return head.remaining() >= 4 && head.getInt(0) == 0x544F5921;
  }

  private record Line(long from, long to, String text) {}

  private static List<Line> lines(MediaSource source) throws IOException {
    List<Line> lines = new ArrayList<>();
    long from = 4;
    for (long at = 4; at < source.size(); at++) {
      if (source.u8(at) == '\n') {
        lines.add(new Line(from, at + 1, source.utf8(from, (int) (at - from))));
        from = at + 1;
      }
    }
    if (from != source.size()) {
      throw source.malformed(from, "wanted a line end, found the end of the file");
    }
    return lines;
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    List<LabelSite> sites = new ArrayList<>();
    for (Line line : lines(source)) {
      if (line.text().startsWith("AIGC=")) {
        sites.add(LabelSite.read(HEAD_LINE, line.from(), line.text().substring(5)));
      }
    }
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    return without(source, ("AIGC=" + label.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    return without(source, new byte[0]);
  }

  private static Plan without(MediaSource source, byte[] first) throws IOException {
    Plan.Builder plan = Plan.of(source).keepTo(4).put(first);
    for (Line line : lines(source)) {
      plan = line.text().startsWith("AIGC=") ? plan.skipTo(line.to()) : plan.keepTo(line.to());
    }
    return plan.keepRest();
  }

  @Override
  public List<Finding> hazards(MediaSource source) throws IOException {
    return source.utf8(0, (int) source.size()).contains("C2PA")
        ? List.of(Finding.of(Rule.HAZARD_C2PA, 4))
        : List.of();
  }
}
