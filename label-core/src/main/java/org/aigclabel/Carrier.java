package org.aigclabel;

import org.jspecify.annotations.Nullable;

/**
 * A place in a format that can hold a label.
 *
 * @param name format and place: {@code jpeg.xmp}, {@code mp4.keys}
 * @param standing who says that the place is right
 */
public record Carrier(String name, Standing standing) {

  /** Who says that a place is right. */
  public enum Standing {
    /** The TC260 guide for this kind of file. */
    GUIDE,
    /** This project, where no guide is known to name the format. */
    CONVENTION,
    /** Nobody: met in real files, read but not written. */
    FOREIGN
  }

  /** Returns a place named by a TC260 guide. */
  public static Carrier guide(String name) {
    return new Carrier(name, Standing.GUIDE);
  }

  /** Returns a place of our own choice, where no guide names one. */
  public static Carrier convention(String name) {
    return new Carrier(name, Standing.CONVENTION);
  }

  /** Returns a place that is only read. */
  public static Carrier foreign(String name) {
    return new Carrier(name, Standing.FOREIGN);
  }

  // Written out, since those of a record are made at run time, which every start would pay for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Carrier carrier
        && name.equals(carrier.name)
        && standing == carrier.standing;
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
