package org.aigclabel.ocr;

import com.google.auto.service.AutoService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.Verifier.Depth;
import org.aigclabel.container.Zip;
import org.aigclabel.explicit.ExplicitFinding;
import org.aigclabel.spi.ExplicitDetector;

/** Reads labels off the pictures in documents, on request: their text is searched first anyway. */
@AutoService(ExplicitDetector.class)
public final class DocumentPictureDetector implements ExplicitDetector {

  private static final Set<String> READABLE = Set.of("ooxml", "odf", "epub", "ofd", "xmind", "pdf");
  private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|bmp|tiff?|webp)");
  private static final int MOST_PICTURES = 50;
  private static final int LARGEST = 32 << 20;

  /** How far before its stream the dictionary of a picture in a PDF may begin, in bytes. */
  private static final int DICTIONARY = 4096;

  @Override
  public boolean supports(MediaType type) {
    return READABLE.contains(type.name());
  }

  @Override
  public Depth depth() {
    return Depth.WHOLE;
  }

  @Override
  public List<ExplicitFinding> detect(MediaSource source) throws IOException {
    Album album = new Album();
    if (Zip.begins(source.head(0, 64))) {
      zipped(source, album);
    } else {
      paged(source, album);
    }
    if (album.found.isEmpty() && album.unread > 0) {
      throw new UnsupportedMediaException(source.name(), "reason.pictures.unread:" + album.unread);
    }
    return album.found;
  }

  private static void zipped(MediaSource source, Album album) throws IOException {
    Zip zip = Zip.of(source);
    for (Zip.Entry entry : zip.entries()) {
      if (PICTURE.matcher(entry.name()).matches()) {
        long size = entry.encrypted() ? Long.MAX_VALUE : entry.size();
        album.add(
            entry.name(),
            size,
            () -> Pictures.decode(MediaSource.of(entry.name(), zip.content(entry))));
      }
    }
  }

  private static void paged(MediaSource source, Album album) throws IOException {
    int length = (int) Math.min(source.size(), source.limits().block());
    String text = source.latin1(0, length);
    int end;
    for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", end + 9)) {
      int begin = at + (text.startsWith("\r\n", at + 6) ? 8 : 7);
      end = text.indexOf("endstream", at);
      if (end < begin) {
        return;
      }
      int object = Math.max(text.lastIndexOf("obj", at), at - DICTIONARY);
      String dictionary = text.substring(Math.max(0, object), at);
      if (PdfPictures.isPicture(dictionary)) {
        String name = "byte " + begin;
        int size = end - begin;
        album.add(
            name,
            size,
            () -> PdfPictures.decode(dictionary, MediaSource.of(name, source.array(begin, size))));
      }
    }
  }

  /** A picture that is decoded when it is its turn. */
  private interface Picture {
    BufferedImage decode() throws IOException;
  }

  /** What was read off the pictures of one document so far, and how many could not be read. */
  private static final class Album {

    private final List<ExplicitFinding> found = new ArrayList<>();
    private int read;
    private int unread;

    void add(String name, long size, Picture picture) throws IOException {
      if (size > LARGEST || read == MOST_PICTURES) {
        unread++;
        return;
      }
      try {
        for (ExplicitFinding label : PictureTextDetector.labels(picture.decode(), Depth.WHOLE)) {
          String place = name + ", " + label.place();
          found.add(
              new ExplicitFinding(
                  label.kind(), label.content(), place, label.confidence(), label.findings()));
        }
        read++;
      } catch (UnsupportedMediaException e) {
        unread++;
      }
    }
  }
}
