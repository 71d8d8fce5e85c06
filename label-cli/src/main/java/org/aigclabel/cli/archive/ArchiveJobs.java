package org.aigclabel.cli.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.aigclabel.cli.archive.Members.Kind;
import org.aigclabel.cli.archive.Members.Member;
import org.aigclabel.cli.batch.Job;
import org.aigclabel.cli.batch.Job.Origin;
import org.aigclabel.cli.batch.Jobs;
import org.aigclabel.text.sidecar.Sidecar;

/**
 * The members of an archive as jobs, in its order. Each is copied to a folder of its own when its
 * turn comes; a sidecar that follows its file goes with it.
 */
public final class ArchiveJobs extends Jobs {

  private final String shown;
  private final String prefix;
  private final Members members;
  private final Path copies;
  private Optional<Member> ahead = Optional.empty();
  private boolean ended;
  private long copied;

  private ArchiveJobs(Root root, Members members, Path copies) throws IOException {
    this.shown = root.path().toString();
    this.prefix = root.name().isEmpty() ? "" : root.name() + "/";
    this.members = members;
    this.copies = Files.createTempDirectory(copies, "members");
  }

  /** Opens an archive; members are copied below {@code copies}. */
  static ArchiveJobs of(Root root, ArchiveForm form, Path copies) throws IOException {
    Path file = root.path();
    return new ArchiveJobs(
        root,
        switch (form) {
          case TAR -> TarMembers.plain(Files.newInputStream(file));
          case TAR_GZ -> TarMembers.compressed(Files.newInputStream(file));
          case ZIP -> ZipMembers.of(file);
        },
        copies);
  }

  /** Begins an archive that comes as a stream; its first bytes tell which kind it is. */
  static ArchiveJobs ofStream(Root root, InputStream stream, Path copies) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    in.mark(2);
    byte[] head = in.readNBytes(2);
    in.reset();
    if (Arrays.equals(head, new byte[] {'P', 'K'})) {
      // A zip's directory, which alone tells links, stands at its end.
      Path file = copies.resolve("stream.zip");
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return new ArchiveJobs(root, ZipMembers.of(file), copies);
    }
    boolean gzip = Arrays.equals(head, new byte[] {0x1F, (byte) 0x8B});
    return new ArchiveJobs(root, gzip ? TarMembers.compressed(in) : TarMembers.plain(in), copies);
  }

  @Override
  protected Optional<Job> find() {
    Optional<Job> found = Optional.empty();
    while (found.isEmpty() && !ended) {
      try {
        found = advance();
      } catch (IOException | RuntimeException e) { // whatever a broken archive makes of its reader
        ended = true;
        found = Optional.of(refused("", reason(e)));
      }
    }
    return found;
  }

  private Optional<Job> advance() throws IOException {
    Optional<Member> found = ahead.isPresent() ? ahead : members.next();
    ahead = Optional.empty();
    if (found.isEmpty()) {
      ended = true;
      return Optional.empty();
    }
    Member member = found.get();
    MemberName name = MemberName.of(member.name());
    boolean nothing = member.kind() == Kind.FOLDER || name.problem().isEmpty() && name.isHidden();
    return nothing ? Optional.empty() : Optional.of(job(member, name));
  }

  private Job job(Member member, MemberName name) throws IOException {
    if (!name.problem().isEmpty()) {
      return refused(member.name(), name.problem());
    }
    return switch (member.kind()) {
      case LINK -> refused(name.path(), "file.linked");
      case OTHER -> refused(name.path(), "file.packed");
      default -> copy(member, name);
    };
  }

  private Job copy(Member member, MemberName name) throws IOException {
    Path folder = Files.createDirectory(copies.resolve(Long.toString(++copied)));
    Path file = folder.resolve(name.own());
    try {
      copy(member, file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      Files.delete(folder);
      return refused(name.path(), reason(e));
    }
    ahead = members.next();
    if (ahead.filter(it -> isSidecar(it, name)).isPresent()) {
      copy(ahead.get(), Sidecar.placeOf(file));
      ahead = Optional.empty();
    }
    Origin origin = new Origin(within(name.path()), Optional.of(folder), Files.size(file));
    return new Job(0, file, origin, prefix + name.path(), Map.of(), "");
  }

  private static boolean isSidecar(Member member, MemberName of) {
    return member.kind() == Kind.FILE
        && MemberName.of(member.name()).path().equals(Sidecar.nameOf(of.path()));
  }

  private void copy(Member member, Path file) throws IOException {
    try (InputStream content = members.content()) {
      Files.copy(content, file);
    }
    Files.setLastModifiedTime(file, FileTime.from(member.modified()));
  }

  private static String reason(Exception e) {
    return e instanceof BombException
        ? "file.bomb"
        : Optional.ofNullable(e.getMessage()).orElse(e.toString());
  }

  private Job refused(String member, String why) {
    Origin origin = new Origin(within(member), Optional.empty(), 0);
    return new Job(0, copies, origin, prefix + member, Map.of(), why);
  }

  private String within(String member) {
    return member.isEmpty() ? shown : shown + "!/" + member;
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
