package org.aigclabel.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.aigclabel.Label;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.UsageException;
import org.aigclabel.spi.MediaFormat;
import org.aigclabel.text.markdown.HiddenMark;
import org.aigclabel.text.markdown.PlainTextFormat;
import org.aigclabel.text.sidecar.SidecarFormat;
import picocli.CommandLine.Option;

/** What becomes of the implicit label of files without a place for metadata. */
public final class SidecarOptions {

  @Option(names = "--sidecar")
  boolean sidecar;

  @Option(names = "--hidden-mark")
  boolean hidden;

  /** Returns the format for a file without a place for its label; empty for all others. */
  public Optional<SidecarFormat> format(Terminal terminal, MediaSource source, Labeler labeler)
      throws IOException {
    Optional<MediaFormat> found = labeler.formats().find(source);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean place = !found.get().carriers().isEmpty();
    if (place && (sidecar || hidden)) {
      throw UsageException.of(terminal, "sidecar.needless", source.name(), found.get().type());
    }
    boolean noticeAlone =
        found.get().type().equals(PlainTextFormat.TYPE) && labeler.explicit().isPresent();
    if (place || !sidecar && !noticeAlone) {
      return Optional.empty();
    }
    if (!sidecar && labeler.signer().isPresent()) {
      throw UsageException.of(terminal, "sidecar.unsigned", source.name());
    }
    return Optional.of(SidecarFormat.writing(found.get(), source.name()));
  }

  /** Refuses a sidecar that cannot stand beside the result, before anything is done. */
  public void check(Terminal terminal, Path target, OutputOptions output) {
    if (sidecar) {
      output.checkBeside(terminal, target);
    }
  }

  /** Returns the text with the label hidden in it if that was asked for. */
  public MediaSource marked(MediaSource source, Label label) throws IOException {
    return hidden ? HiddenMark.put(source, label).asSource() : source;
  }

  /** Writes the sidecar beside the result, or says what is missing. */
  public void write(Terminal terminal, Path target, SidecarFormat beside) throws IOException {
    if (!sidecar) {
      terminal.warn("sidecar.absent", target);
      return;
    }
    beside.writeBeside(target);
  }
}
