package org.aigclabel.video.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;
import org.aigclabel.Rule;
import org.aigclabel.container.IsoBoxes;
import org.aigclabel.container.IsoBoxes.Box;
import org.aigclabel.spi.MediaFormat;

/** What MP4 and M4A share: the label in moov/udta/meta under the key AIGC. */
abstract class IsoMedia implements MediaFormat {

  private static final String C2PA = "D8FEC3D61B0E483C92975828877EC481";
  private static final Set<String> AUDIO = Set.of("M4A ", "M4B ", "M4P ", "F4A ", "F4B ");
  private static final Set<String> PICTURES =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "mif3",
          "msf1", "avif", "avis", "avio", "avci", "avcs", "jpeg", "jpgs", "jxl ", "jp2 ", "jpx ",
          "jpm ", "mjp2", "mjs ", "crx ", "vvic", "vvis", "evbi", "evbs", "1pic", "miaf");
  private static final Set<String> FIRST =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof", "sidx");

  private final MediaType type;
  private final Carrier keys;

  IsoMedia(MediaType type) {
    this.type = type;
    this.keys = Carrier.guide(type.name() + ".keys");
  }

  @Override
  public final MediaType type() {
    return type;
  }

  @Override
  public final List<Carrier> carriers() {
    return List.of(keys);
  }

  @Override
  public final List<LabelSite> read(MediaSource source) throws IOException {
    Mp4File file = Mp4File.of(source);
    if (file.boxes().isEmpty()) {
      throw source.malformed(0, "wanted a box, found none");
    }
    return LabelPlaces.in(file, keys).found().stream().map(LabelPlaces.Found::site).toList();
  }

  @Override
  public final Plan write(MediaSource source, Label label, Carrier carrier) throws IOException {
    if (!carrier.equals(keys)) {
      throw new IllegalArgumentException(type + " has no place " + carrier);
    }
    return new Mp4Edit(source, keys).write(label);
  }

  @Override
  public final Plan signedContent(MediaSource source) throws IOException {
    return new Mp4Edit(source, keys).signedContent();
  }

  @Override
  public final void requireWhole(MediaSource source) throws IOException {
    IsoBoxes.requireWhole(source);
    signedContent(source);
  }

  @Override
  public final List<Finding> hazards(MediaSource source) throws IOException {
    List<Finding> hazards = new ArrayList<>();
    for (Box box : IsoBoxes.readable(source, 0, source.size())) {
      if (box.is("uuid") && IsoBoxes.uuid(source, box).equals(C2PA)) {
        hazards.add(Finding.of(Rule.HAZARD_C2PA, box.offset()));
      }
    }
    return hazards;
  }

  /** Returns whether a file that begins like this holds films; pictures of the family do not. */
  static boolean isVideo(ByteBuffer head) {
    if (head.remaining() < 8) {
      return false;
    }
    if (!name(head, 4).equals("ftyp")) {
      long size = head.getInt(head.position()) & 0xFFFFFFFFL;
      return FIRST.contains(name(head, 4)) && (size >= 8 || size <= 1);
    }
    return head.remaining() >= 12 && !PICTURES.contains(brand(head)) && !isAudio(head);
  }

  /** Returns whether a file that begins like this is one of Apple's audio kinds. */
  static boolean isAudio(ByteBuffer head) {
    return head.remaining() >= 12 && name(head, 4).equals("ftyp") && AUDIO.contains(brand(head));
  }

  private static String brand(ByteBuffer head) {
    boolean large = head.getInt(head.position()) == 1 && head.remaining() >= 20;
    return name(head, large ? 16 : 8);
  }

  private static String name(ByteBuffer head, int at) {
    byte[] name = new byte[4];
    head.get(head.position() + at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
