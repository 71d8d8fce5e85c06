package org.aigclabel.cli.archive;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Puts files into one archive, in the order in which they are added. */
final class ArchiveWriter implements Closeable {

  /** Makes the entry of a file. */
  private interface Entries<E extends ArchiveEntry> {
    E entry(String name, long size, FileTime modified);
  }

  /** An archive and its kind of entries. */
  private record Sink<E extends ArchiveEntry>(ArchiveOutputStream<E> out, Entries<E> entries) {

    void add(String name, Path file, FileTime modified) throws IOException {
      out.putArchiveEntry(entries.entry(name, Files.size(file), modified));
      Files.copy(file, out);
      out.closeArchiveEntry();
    }
  }

  private final Sink<?> sink;

  private ArchiveWriter(Sink<?> sink) {
    this.sink = sink;
  }

  /** Begins an archive. */
  static ArchiveWriter to(OutputStream out, ArchiveForm form) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    return new ArchiveWriter(
        switch (form) {
          case TAR -> tar(buffered);
          case TAR_GZ -> tar(new GZIPOutputStream(buffered, 1 << 16));
          case ZIP -> zip(buffered);
        });
  }

  private static Sink<TarArchiveEntry> tar(OutputStream to) {
    TarArchiveOutputStream out = new TarArchiveOutputStream(to, "UTF-8");
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    out.setAddPaxHeadersForNonAsciiNames(true);
    return new Sink<>(
        out,
        (name, size, modified) -> {
          TarArchiveEntry entry = new TarArchiveEntry(name);
          entry.setSize(size);
          entry.setModTime(modified);
          return entry;
        });
  }

  private static Sink<ZipArchiveEntry> zip(OutputStream to) {
    ZipArchiveOutputStream out = new ZipArchiveOutputStream(to);
    out.setEncoding("UTF-8");
    out.setLevel(Deflater.BEST_SPEED); // media are compressed already
    return new Sink<>(
        out,
        (name, size, modified) -> {
          ZipArchiveEntry entry = new ZipArchiveEntry(name);
          entry.setSize(size);
          entry.setTime(modified);
          return entry;
        });
  }

  /** Adds a file under a name with slashes. */
  void add(String name, Path file, FileTime modified) throws IOException {
    sink.add(name, file, modified);
  }

  @Override
  public void close() throws IOException {
    sink.out().close();
  }
}
