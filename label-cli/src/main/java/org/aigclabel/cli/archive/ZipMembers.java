package org.aigclabel.cli.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import org.aigclabel.MediaSource;
import org.aigclabel.container.Zip;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip, as the directory at its end tells it. */
final class ZipMembers implements Members {

  /** What Windows in China writes where a zip does not say that its names are UTF-8. */
  private static final Charset CHINESE = Charset.forName("GB18030");

  /** The directory is held in memory, a tar is not. */
  private static final int MOST = 100_000;

  private final ZipFile zip;
  private final Enumeration<ZipArchiveEntry> entries;
  private ZipArchiveEntry entry = new ZipArchiveEntry("");

  private ZipMembers(ZipFile zip) {
    this.zip = zip;
    this.entries = zip.getEntriesInPhysicalOrder();
  }

  /** Opens a zip. */
  static ZipMembers of(Path file) throws IOException {
    try (MediaSource source = MediaSource.of(file)) {
      int members = Zip.of(source).entries().size();
      if (members > MOST) {
        throw source.malformed(0, members + " members, wanted at most " + MOST + "; use a tar");
      }
    }
    return new ZipMembers(ZipFile.builder().setPath(file).get());
  }

  @Override
  public Optional<Member> next() {
    if (!entries.hasMoreElements()) {
      return Optional.empty();
    }
    entry = entries.nextElement();
    return Optional.of(new Member(name(), kind(), entry.getLastModifiedTime().toInstant()));
  }

  private String name() {
    byte[] raw = entry.getRawName();
    if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return entry.getName();
    }
    try {
      String name = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      // Many a Chinese name in GBK is UTF-8 as well, of letters below U+0800 that make no sense.
      boolean doubtful =
          entry.getPlatform() == ZipArchiveEntry.PLATFORM_FAT
              && name.chars().anyMatch(c -> c >= 0x80)
              && name.chars().noneMatch(c -> c >= 0x800);
      return doubtful ? new String(raw, CHINESE) : name;
    } catch (CharacterCodingException e) {
      return new String(raw, CHINESE);
    }
  }

  private Kind kind() {
    if (entry.isUnixSymlink()) {
      return Kind.LINK;
    }
    if (entry.isDirectory() || name().endsWith("\\")) {
      return Kind.FOLDER;
    }
    return zip.canReadEntryData(entry) ? Kind.FILE : Kind.OTHER;
  }

  @Override
  public InputStream content() throws IOException {
    return new GuardedStream(zip.getInputStream(entry), entry::getCompressedSize);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
