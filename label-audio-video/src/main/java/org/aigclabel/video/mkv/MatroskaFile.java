package org.aigclabel.video.mkv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MalformedMediaException;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Ebml;
import org.aigclabel.container.Ebml.Element;

/**
 * The outline of a file.
 *
 * @param source the file
 * @param segment the first segment
 * @param elements its children, up to a broken one
 * @param padding the empty Void elements right before the first cluster
 * @param broken whether the children end with something that is no element
 */
record MatroskaFile(
    MediaSource source,
    Element segment,
    List<Element> elements,
    List<Element> padding,
    boolean broken) {

  static final int SEGMENT = 0x18538067;
  static final int SEEK_HEAD = 0x114D9B74;
  static final int CLUSTER = 0x1F43B675;
  static final int CUES = 0x1C53BB6B;
  static final int TAGS = 0x1254C367;
  static final int VOID = 0xEC;

  private static final int EBML = 0x1A45DFA3;
  private static final int INFO = 0x1549A966;
  private static final int TRACKS = 0x1654AE6B;
  private static final int ATTACHMENTS = 0x1941A469;
  private static final int CHAPTERS = 0x1043A770;
  private static final int MOST_PADDING = 16 << 20;
  private static final Set<Integer> CLOSING =
      Set.of(EBML, SEGMENT, SEEK_HEAD, CLUSTER, CUES, TAGS, INFO, TRACKS, ATTACHMENTS, CHAPTERS);

  static MatroskaFile of(MediaSource source) throws IOException {
    long at = 0;
    Element element = Ebml.at(source, at, source.size());
    if (element.id() != EBML) {
      throw source.malformed(0, "wanted an EBML header");
    }
    while (element.id() != SEGMENT) {
      at = element.end();
      if (at >= source.size()) {
        throw source.malformed(at, "wanted a segment, found the end of the file");
      }
      element = Ebml.at(source, at, source.size());
    }
    return of(source, element);
  }

  private static MatroskaFile of(MediaSource source, Element segment) throws IOException {
    List<Element> elements = new ArrayList<>();
    boolean broken = false;
    try {
      for (long at = segment.payload(); at < segment.end(); ) {
        Element element = Ebml.at(source, at, segment.end());
        if (element.open()) {
          element = closed(source, element, segment.end());
        }
        if (segment.open() && (element.id() == EBML || element.id() == SEGMENT)) {
          break;
        }
        elements.add(element);
        at = element.end();
        if (elements.size() > source.limits().items()) {
          throw source.malformed(at, "more than " + elements.size() + " elements");
        }
      }
    } catch (MalformedMediaException e) {
      broken = true;
    }
    return new MatroskaFile(source, segment, elements, padding(source, elements), broken);
  }

  /** Fails if the file ends within the segment, or within the last element of a live one. */
  void requireWhole() throws IOException {
    Element last = segment;
    if (segment.open() && !elements.isEmpty()) {
      last = elements.get(elements.size() - 1);
    }
    long from = last.payload();
    while (last.open() && from < last.end()) {
      Element child = Ebml.at(source, from, source.size());
      from = child.end();
      last = from < last.end() ? last : child;
    }
    if (!last.open()) {
      source.requireReaching(
          last.payload() + Ebml.declared(source, last), "element %X".formatted(last.id()));
    }
    if (broken) {
      throw source.malformed(source.size(), "wanted an element, found the end");
    }
  }

  /** Returns an element of unknown size up to the next one that cannot be inside it. */
  private static Element closed(MediaSource source, Element element, long end) throws IOException {
    long at = element.payload();
    for (int count = 0; at < end; count++) {
      Element child = Ebml.at(source, at, end);
      if (CLOSING.contains(child.id())) {
        break;
      }
      if (count > source.limits().items()) {
        throw source.malformed(at, "more than " + count + " elements");
      }
      at = child.end();
    }
    return new Element(
        element.id(), element.offset(), element.headerLength(), at - element.offset(), true);
  }

  private static List<Element> padding(MediaSource source, List<Element> elements)
      throws IOException {
    List<Element> padding = new ArrayList<>();
    for (Element element : elements) {
      if (element.id() == CLUSTER) {
        return padding;
      }
      if (isPadding(source, element)) {
        padding.add(element);
      } else {
        padding.clear();
      }
    }
    return List.of();
  }

  private static boolean isPadding(MediaSource source, Element element) throws IOException {
    if (element.id() != VOID || element.open() || element.length() > MOST_PADDING) {
      return false;
    }
    for (long at = element.payload(); at < element.end(); ) {
      ByteBuffer bytes = source.bytes(at, (int) Math.min(1 << 16, element.end() - at));
      at += bytes.remaining();
      while (bytes.hasRemaining()) {
        if (bytes.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  Optional<Element> firstCluster() {
    return elements.stream().filter(element -> element.id() == CLUSTER).findFirst();
  }

  /** Returns the first byte after what may be followed by tags: before padding and clusters. */
  long tagsAt() {
    if (!padding.isEmpty()) {
      return padding.get(0).offset();
    }
    return firstCluster()
        .map(Element::offset)
        .orElse(elements.isEmpty() ? segment.payload() : elements.get(elements.size() - 1).end());
  }
}
