package org.aigclabel.text.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aigclabel.MediaSource;
import org.aigclabel.Plan;
import org.aigclabel.UnsupportedMediaException;
import org.aigclabel.container.Zip;
import org.aigclabel.container.ZipEdit;

/** The parts of a zipped document as texts, with the changes made to them so far. */
final class Parts {

  private final MediaSource source;
  private final Zip zip;
  private final Map<String, Optional<String>> changed = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Twin twin;

  /** Which of several entries of one name is read. */
  private enum Twin {
    FIRST,
    LAST
  }

  private Parts(MediaSource source, Zip zip, Twin twin) {
    this.source = source;
    this.zip = zip;
    this.twin = twin;
  }

  static Parts of(MediaSource source) throws IOException {
    return new Parts(source, Zip.of(source), Twin.LAST);
  }

  /** Returns the parts as each kind of reader takes them, who differ where a name comes twice. */
  static List<Parts> readings(MediaSource source) throws IOException {
    Zip zip = Zip.of(source);
    long names = zip.entries().stream().map(Zip.Entry::name).distinct().count();
    Parts last = new Parts(source, zip, Twin.LAST);
    return names == zip.entries().size()
        ? List.of(last)
        : List.of(new Parts(source, zip, Twin.FIRST), last);
  }

  private Optional<Zip.Entry> entry(String name) {
    return twin == Twin.LAST
        ? zip.entry(name)
        : zip.entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  Zip zip() {
    return zip;
  }

  MediaSource source() {
    return source;
  }

  boolean has(String name) {
    return changed.containsKey(name) ? changed.get(name).isPresent() : zip.has(name);
  }

  /** Returns where a part stands in the file, for reports. */
  long offset(String name) {
    return entry(name).map(Zip.Entry::header).orElse(0L);
  }

  /** Returns a part as ISO 8859-1 view of its bytes; empty if there is no such part. */
  Optional<String> text(String name) throws IOException {
    Optional<String> change = changed.get(name);
    if (change != null) {
      return change;
    }
    Optional<Zip.Entry> entry = entry(name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = zip.content(entry.get());
    if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == -1 || bytes[0] == -2)) {
      throw new UnsupportedMediaException(
          source.name(), name + " is not in UTF-8: open the document and save it again");
    }
    return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /**
   * Returns a part that the format cannot do without.
   *
   * @throws org.aigclabel.MalformedMediaException if there is no such part
   */
  String required(String name) throws IOException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw source.malformed(0, "wanted the part " + name + ", found none");
    }
    return text.get();
  }

  XmlOutline outline(String name) throws IOException {
    return XmlOutline.of(source, name, required(name));
  }

  /** Sets a part's text, which counts as changed even if it is the same. */
  void set(String name, String text) {
    changed.put(name, Optional.of(text));
  }

  /** Has a part stored as it is, so that the result does not depend on how it was deflated. */
  void touch(String name) throws IOException {
    set(name, required(name));
  }

  /** Takes a part out; set again, it is a new one at the end, without its old metadata. */
  void remove(String name) {
    removed.add(name);
    changed.put(name, Optional.empty());
  }

  /** Returns the changed parts that are there. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    changed.forEach((name, text) -> text.ifPresent(there -> texts.put(name, there)));
    return texts;
  }

  /** Returns the document with the changed parts stored, the same on every machine. */
  Plan plan() throws IOException {
    return plan(ZipEdit::put);
  }

  /** Returns the document with the changed parts deflated. */
  Plan compact() throws IOException {
    return plan(ZipEdit::deflate);
  }

  private interface Putting {
    ZipEdit put(ZipEdit edit, String name, byte[] content);
  }

  private Plan plan(Putting putting) throws IOException {
    ZipEdit edit = zip.edit();
    removed.forEach(edit::remove);
    changed.forEach(
        (name, text) -> {
          if (text.isPresent()) {
            putting.put(edit, name, text.get().getBytes(StandardCharsets.ISO_8859_1));
          } else {
            edit.remove(name);
          }
        });
    return edit.plan();
  }
}
