package org.aigclabel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file format as users name it.
 *
 * @param name short lower-case name, the first part of its carriers' names: {@code jpeg}
 * @param mime registered media type
 * @param modality the kind of content
 * @param extensions usual file name endings without a dot, the commonest first
 */
public record MediaType(String name, String mime, Modality modality, List<String> extensions) {

  /** Copies the list. */
  public MediaType {
    extensions = List.copyOf(extensions);
  }

  /** Returns a type; the first extension is the commonest. */
  public static MediaType of(String name, String mime, Modality modality, String... extensions) {
    return new MediaType(name, mime, modality, List.of(extensions));
  }

  // Written out, since those of a record are made at run time, which every start would pay for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MediaType type
        && name.equals(type.name)
        && mime.equals(type.mime)
        && modality == type.modality
        && extensions.equals(type.extensions);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
