package org.aigclabel.cli.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The members of an archive, one after the other. */
interface Members extends Closeable {

  /** What a member is. */
  enum Kind {
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A link to another place. */
    LINK,
    /** A device, a pipe, or what we cannot unpack. */
    OTHER
  }

  /**
   * One member.
   *
   * @param name as it stands in the archive
   * @param kind what it is
   * @param modified when it was changed last
   */
  record Member(String name, Kind kind, Instant modified) {}

  /** Goes to the next member; empty after the last. */
  Optional<Member> next() throws IOException;

  /**
   * Returns the content of the member, unpacked.
   *
   * @throws BombException while reading, if it grows beyond all measure
   */
  InputStream content() throws IOException;
}
