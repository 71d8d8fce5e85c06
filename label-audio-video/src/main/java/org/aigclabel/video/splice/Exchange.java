package org.aigclabel.video.splice;

import java.util.List;

/**
 * New pictures by the numbers of the old ones that they replace.
 *
 * @param sections in order
 * @param samples as many as there are pictures in the sections
 */
public record Exchange(List<Section> sections, List<byte[]> samples) {

  /** Returns whether a picture is replaced. */
  public boolean isNew(int picture) {
    return index(picture) >= 0;
  }

  /** Returns whether a new picture is the first of its section, which stands alone. */
  public boolean isFirst(int picture) {
    return sections.stream().anyMatch(section -> section.from() == picture);
  }

  /** Returns the new picture. */
  public byte[] sample(int picture) {
    return samples.get(index(picture));
  }

  private int index(int picture) {
    int before = 0;
    for (Section section : sections) {
      if (picture >= section.from() && picture < section.to()) {
        return before + picture - section.from();
      }
      before += section.count();
    }
    return -1;
  }
}
