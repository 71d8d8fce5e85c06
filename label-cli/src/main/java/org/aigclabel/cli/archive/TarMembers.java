package org.aigclabel.cli.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/** A tar, read once from its beginning to its end. */
final class TarMembers implements Members {

  private final BoundedInputStream packed;
  private final TarArchiveInputStream tar;

  private TarMembers(BoundedInputStream packed, InputStream unpacked) {
    this.packed = packed;
    this.tar = new TarArchiveInputStream(unpacked, "UTF-8");
  }

  /** Begins a plain tar. */
  static TarMembers plain(InputStream in) throws IOException {
    BoundedInputStream packed = counted(in);
    return new TarMembers(packed, packed);
  }

  /** Begins a tar that gzip has compressed, in one piece or several. */
  static TarMembers compressed(InputStream in) throws IOException {
    BoundedInputStream packed = counted(in);
    InputStream unpacked = new GZIPInputStream(packed, 1 << 16);
    return new TarMembers(packed, new GuardedStream(unpacked, packed::getCount));
  }

  private static BoundedInputStream counted(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    return BoundedInputStream.builder().setInputStream(buffered).get();
  }

  @Override
  public Optional<Member> next() throws IOException {
    return Optional.ofNullable(tar.getNextEntry())
        .map(e -> new Member(e.getName(), kind(e), e.getLastModifiedTime().toInstant()));
  }

  private Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    if (entry.isSymbolicLink() || entry.isLink()) {
      return Kind.LINK;
    }
    return entry.isFile() && tar.canReadEntryData(entry) ? Kind.FILE : Kind.OTHER;
  }

  @Override
  public InputStream content() {
    // A sparse file is mostly holes that stand nowhere: it is held against what was read as well.
    return new GuardedStream(CloseShieldInputStream.wrap(tar), packed::getCount);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
