package org.aigclabel.video.avi;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Modality;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Riff;
import org.aigclabel.container.Riff.Chunk;
import org.aigclabel.container.RiffEnd;
import org.aigclabel.spi.MediaFormat;

/**
 * AVI, also of more than 2 GiB (OpenDML): the label is the child AIGC of LIST INFO (TC260-PG-20257A
 * 6.1). Indexes point at the media by their place, so the media never move: the label takes room
 * from an empty JUNK chunk before them, else it stands at the end.
 */
@AutoService(MediaFormat.class)
public final class AviFormat implements MediaFormat {

  private static final MediaType TYPE =
      MediaType.of("avi", "video/x-msvideo", Modality.VIDEO, "avi", "divx");
  private static final Carrier INFO = Carrier.guide("avi.info");
  private static final String LABEL = "AIGC";
  private static final int HEADER = 8;

  @Override
  public MediaType type() {
    return TYPE;
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(INFO);
  }

  @Override
  public boolean detect(ByteBuffer head) {
    return Riff.detect(head, "AVI ");
  }

  @Override
  public List<LabelSite> read(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    List<LabelSite> sites = new ArrayList<>();
    for (Chunk list : riff.chunks()) {
      if (riff.listType(list).equals("INFO")) {
        for (Chunk child : riff.children(list)) {
          if (child.id().equals(LABEL)) {
            String text = StandardCharsets.UTF_8.decode(riff.data(child)).toString();
            int end = text.indexOf('\0');
            sites.add(
                LabelSite.read(INFO, child.offset(), end < 0 ? text : text.substring(0, end)));
          }
        }
      }
    }
    return sites;
  }

  @Override
  public Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    Riff riff = Riff.read(source);
    byte[] json = label.toJson().getBytes(StandardCharsets.UTF_8);
    byte[] list =
        riff.chunk(
            "LIST", join("INFO".getBytes(StandardCharsets.US_ASCII), riff.chunk(LABEL, json)));
    List<Chunk> before = new ArrayList<>();
    long room = 0;
    for (Chunk chunk : beforeMedia(riff)) {
      if (isOurs(riff, chunk) || isEmpty(source, riff, chunk)) {
        before.add(chunk);
        room += chunk.end() - chunk.offset();
      } else {
        before.clear();
        room = 0;
      }
    }
    refuseOtherLabelsBeforeMedia(source, riff, before);
    Riff.Changes changes = riff.changes();
    if (room == list.length || room >= list.length + HEADER) {
      long left = room - list.length;
      before.forEach(changes::remove);
      changes.insert(
          before.get(0).offset(),
          left == 0 ? list : join(list, riff.chunk("JUNK", new byte[(int) left - HEADER])));
      removeAfter(riff, changes, before);
      return changes.plan();
    }
    if (before.stream().anyMatch(chunk -> isOurs(riff, chunk))) {
      before.forEach(changes::remove);
      changes.insert(before.get(0).offset(), riff.chunk("JUNK", new byte[(int) room - HEADER]));
    }
    removeAfter(riff, changes, before);
    if (!riff.sound("") || riff.end() != source.size()) {
      throw new UnsupportedMediaException(
          source.name(),
          "no empty JUNK chunk of "
              + (list.length + HEADER)
              + " bytes before the media, and the end is not free; remux it (ffmpeg -c copy)");
    }
    return changes.insert(riff.end(), list).plan();
  }

  @Override
  public Plan signedContent(MediaSource source) throws IOException {
    Riff riff = Riff.read(source);
    Riff.Changes changes = riff.changes();
    List<Chunk> before = beforeMedia(riff);
    for (int i = before.size() - 1; i >= 0; i--) {
      Chunk chunk = before.get(i);
      if (!isOurs(riff, chunk) && !isEmpty(source, riff, chunk)) {
        break;
      }
      changes.remove(chunk);
    }
    removeAfter(riff, changes, before);
    return changes.plan();
  }

  @Override
  public void requireWhole(MediaSource source) throws IOException {
    RiffEnd.require(source);
  }

  /** Returns the chunks before the media; all if there are no media. */
  private static List<Chunk> beforeMedia(Riff riff) throws IOException {
    List<Chunk> before = new ArrayList<>();
    for (Chunk chunk : riff.chunks()) {
      if (riff.listType(chunk).equals("movi") || riff.listType(chunk).equals("rec ")) {
        return before;
      }
      before.add(chunk);
    }
    return List.of();
  }

  private static void removeAfter(Riff riff, Riff.Changes changes, List<Chunk> done)
      throws IOException {
    List<Chunk> before = beforeMedia(riff);
    for (Chunk chunk : riff.chunks()) {
      if (!done.contains(chunk) && !before.contains(chunk) && holdsLabel(riff, chunk)) {
        if (isOurs(riff, chunk)) {
          changes.remove(chunk);
        } else {
          changes.replace(chunk, riff.without(chunk, LABEL));
        }
      }
    }
  }

  private static void refuseOtherLabelsBeforeMedia(
      MediaSource source, Riff riff, List<Chunk> movable) throws IOException {
    for (Chunk chunk : beforeMedia(riff)) {
      if (!movable.contains(chunk) && holdsLabel(riff, chunk)) {
        throw new UnsupportedMediaException(
            source.name(),
            "its label stands among other information before the media, which cannot move; remux"
                + " it (ffmpeg -c copy) and label it then");
      }
    }
  }

  private static boolean holdsLabel(Riff riff, Chunk list) {
    try {
      return riff.listType(list).equals("INFO")
          && riff.children(list).stream().anyMatch(child -> child.id().equals(LABEL));
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether a list holds labels alone, as it is written here. */
  private static boolean isOurs(Riff riff, Chunk list) {
    try {
      return holdsLabel(riff, list)
          && list.complete()
          && Arrays.equals(riff.without(list, LABEL), "INFO".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isEmpty(MediaSource source, Riff riff, Chunk chunk) throws IOException {
    if (!chunk.id().equals("JUNK") || !chunk.complete() || chunk.size() > 1 << 24) {
      return false;
    }
    ByteBuffer data = source.bytes(chunk.data(), (int) (chunk.end() - chunk.data()));
    while (data.hasRemaining()) {
      if (data.get() != 0) {
        return false;
      }
    }
    return riff.order() == java.nio.ByteOrder.LITTLE_ENDIAN;
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
