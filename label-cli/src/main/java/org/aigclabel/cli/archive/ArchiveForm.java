package org.aigclabel.cli.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of archive that a batch takes and makes, known by the ends of their names. */
public enum ArchiveForm {
  /** A tar. */
  TAR(".tar"),
  /** A tar, compressed by gzip. */
  TAR_GZ(".tar.gz", ".tgz"),
  /** A zip. */
  ZIP(".zip");

  private final List<String> endings;

  ArchiveForm(String... endings) {
    this.endings = List.of(endings);
  }

  /** Returns the form of a file by its name. */
  public static Optional<ArchiveForm> of(String name) {
    return Arrays.stream(values()).filter(form -> !form.stem(name).equals(name)).findFirst();
  }

  /** Returns a name without the ending of this form. */
  String stem(String name) {
    return endings.stream()
        .filter(name.toLowerCase(Locale.ROOT)::endsWith)
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst()
        .orElse(name);
  }
}
