package org.aigclabel.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aigclabel.Carrier;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.LabelSite;
import org.aigclabel.MediaSource;
import org.aigclabel.MediaType;
import org.aigclabel.Plan;

/**
 * One file format's places for the implicit label. It describes changes and writes nothing itself.
 *
 * <p>Stateless and thread-safe. Laws, checked for every format by {@code FormatContract}: what is
 * written is read back; writing replaces; writing again changes nothing; {@link #signedContent}
 * does not depend on the label; any bytes give a result or an {@code IOException}.
 */
public interface MediaFormat {

  /** The number of bytes that {@link #detect} is given, fewer for shorter files. */
  int HEAD = 4096;

  /** Returns the type of the files that this format claims. */
  MediaType type();

  /** Returns the places that can be written, the usual one first; empty if there is none. */
  List<Carrier> carriers();

  /** Returns whether a file that begins with these bytes is of this format. */
  boolean detect(ByteBuffer head);

  /**
   * Returns whether a file that begins with these bytes, and that is named as this type's files
   * are, is of this format although another one detects it: bytes alone do not tell prose in
   * Markdown from plain text.
   */
  default boolean detectNamed(ByteBuffer head) {
    return false;
  }

  /** Returns every label in the file, wherever it stands, in the order of the file. */
  List<LabelSite> read(MediaSource source) throws IOException;

  /**
   * Returns the file with this as its only label, in the given place; all else is kept.
   *
   * @throws org.aigclabel.UnsupportedMediaException if the format has no place, with a way out
   */
  Plan write(MediaSource source, Label label, Carrier carrier) throws IOException;

  /**
   * Returns the file with every place for a label taken out. It is only ever hashed: no call and no
   * command writes it (Measures Art. 10).
   */
  Plan signedContent(MediaSource source) throws IOException;

  /**
   * Returns what speaks against a change of this file: a C2PA manifest or a document's own
   * signature that it would break, metadata that cannot be read and may hold a label. The labeler
   * refuses such a file unless the caller insists.
   */
  default List<Finding> hazards(MediaSource source) throws IOException {
    return List.of();
  }

  /**
   * Fails if the file ends before it says it would: a label may be lost with the rest. Asked only
   * where no label was found; it costs as little as {@link #read}.
   *
   * @throws org.aigclabel.MalformedMediaException where it was cut
   */
  default void requireWhole(MediaSource source) throws IOException {
    signedContent(source);
  }

  /** Returns the way out where no installed labeler can show a label in such a file. */
  default String withoutLabeler() {
    return "convert it first, or show the label around the content";
  }
}
