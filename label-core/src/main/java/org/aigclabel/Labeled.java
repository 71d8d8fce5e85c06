package org.aigclabel;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * A labelled file, not yet written. Every way of writing it reads the label back first or fails.
 * Closing it releases temporary files; it needs its source open until then.
 */
public final class Labeled implements Closeable {

  private final Labeler.Draft draft;
  private final Label label;
  private final Plan plan;

  Labeled(Labeler.Draft draft, Label label, Plan plan) {
    this.draft = draft;
    this.label = label;
    this.plan = plan;
  }

  /** Returns the label as it will stand in the file, signed if a signer was given. */
  public Label label() {
    return label;
  }

  /** Returns the format of the file. */
  public MediaType type() {
    return draft.format().type();
  }

  /** Returns what was done that the caller should know. */
  public List<Finding> notes() {
    return List.copyOf(draft.notes());
  }

  /** Returns the labelled file as ranges kept and bytes put. */
  public Plan plan() {
    return plan;
  }

  /** Returns the labelled file in memory. */
  public byte[] toBytes() throws IOException {
    byte[] bytes = plan.toBytes();
    readBack(MediaSource.of(plan.asSource().name(), bytes));
    return bytes;
  }

  /** Writes a new file whole or not at all, and durably; an existing one is left alone. */
  public void writeTo(Path path) throws IOException {
    writeTo(Output.to(path));
  }

  /** Writes a file whole or not at all. */
  public void writeTo(Output output) throws IOException {
    output.write(plan, this::readBack);
  }

  /** Writes to a channel, after the label was read back from the plan. */
  public void writeTo(WritableByteChannel out) throws IOException {
    readBack(plan.asSource());
    plan.writeTo(out);
  }

  /**
   * Edits the source's own file if nothing but its tail or its free space changes; milliseconds at
   * any size.
   *
   * @throws IllegalStateException if kept bytes would have to move: see {@link Plan#fitsInPlace}
   */
  public void editInPlace(Path file) throws IOException {
    readBack(plan.asSource());
    plan.editInPlace(file);
  }

  /** What a damaged file does with a label shows here, if its format's writer did not see it. */
  private void readBack(MediaSource written) throws IOException {
    List<LabelSite> sites = draft.format().read(written);
    boolean same =
        sites.size() == 1 && sites.get(0).label().map(found -> found.equals(label)).orElse(false);
    if (!same) {
      throw damaged(
          "wanted the label read back as written, found "
              + sites.size()
              + sites.stream().map(LabelSite::raw).toList());
    }
    boolean signed = !label.reservedCode1().isEmpty() || !label.reservedCode2().isEmpty();
    if (signed && !reproduced(written, sites.get(0).carrier())) {
      throw damaged("wanted the same file when the label is written again, found another");
    }
  }

  private boolean reproduced(MediaSource written, Carrier place) throws IOException {
    return draft.format().carriers().contains(place)
        && draft.format().write(written, label, place).reproducesSource();
  }

  private MalformedMediaException damaged(String problem) {
    return plan.asSource().malformed(0, problem + "; let another program save it anew first");
  }

  @Override
  public void close() throws IOException {
    draft.resources().close();
  }
}
