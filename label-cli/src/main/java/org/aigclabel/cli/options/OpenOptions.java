package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Formats;
import org.aigclabel.text.pdf.PdfFormat;
import picocli.CommandLine.Option;

/** What opens an encrypted file. */
public final class OpenOptions {

  @Option(names = "--open-password-file", paramLabel = "FILE")
  Optional<Path> passwordFile = Optional.empty();

  /** Returns the installed formats, opening files with the password if one was named. */
  public Formats formats() throws IOException {
    if (passwordFile.isEmpty()) {
      return Formats.installed();
    }
    String text = Files.readString(passwordFile.get());
    return PdfFormat.opening(text.lines().findFirst().orElse(""), Formats.installed());
  }
}
