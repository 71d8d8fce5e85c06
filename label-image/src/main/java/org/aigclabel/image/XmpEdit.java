package org.aigclabel.image;

import java.io.IOException;
import org.aigclabel.Label;
import org.aigclabel.Origin;
import org.aigclabel.container.Xmp;
import org.aigclabel.container.XmpOrigin;

/**
 * What happens to the XMP packets of a file: the first takes the label or loses it, every other
 * loses it; or the first states an origin. No bytes stand for no packet.
 */
public final class XmpEdit {

  private interface Change {
    byte[] apply(byte[] packet) throws IOException;
  }

  private final Change first;
  private final Change other;
  private final boolean labelling;
  private final boolean keepsLabels;

  private XmpEdit(Change first, Change other, boolean labelling, boolean keepsLabels) {
    this.first = first;
    this.other = other;
    this.labelling = labelling;
    this.keepsLabels = keepsLabels;
  }

  /** Returns the edit that puts the label into the first packet. */
  public static XmpEdit label(Label label) {
    return new XmpEdit(packet -> Xmp.withLabel(packet, label), Xmp::withoutLabel, true, false);
  }

  /** Returns the edit that leaves no label in any packet. */
  public static XmpEdit unlabelled() {
    return new XmpEdit(Xmp::withoutLabel, Xmp::withoutLabel, false, false);
  }

  /** Returns the edit that states an origin in the first packet and leaves labels alone. */
  public static XmpEdit origin(Origin origin) {
    return new XmpEdit(
        packet -> XmpOrigin.withOrigin(packet, origin), packet -> packet, true, true);
  }

  /** Returns whether labels stay where they are. */
  public boolean keepsLabels() {
    return keepsLabels;
  }

  /** Takes labels out of Exif, unless they stay. */
  public void exif(ExifLabels labels, ExifLabels.Patch patch) throws IOException {
    if (!keepsLabels) {
      labels.blank(patch);
    }
  }

  /** Returns whether the result is a file to be written, not something to hash. */
  public boolean isLabelling() {
    return labelling;
  }

  /** Returns the first packet after the edit; no bytes stand for no packet, before and after. */
  public byte[] first(byte[] packet) throws IOException {
    return first.apply(packet);
  }

  /** Returns any later packet after the edit; no bytes if nothing is left of it. */
  public byte[] other(byte[] packet) throws IOException {
    return other.apply(packet);
  }
}
