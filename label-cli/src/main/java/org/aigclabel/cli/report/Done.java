package org.aigclabel.cli.report;

import java.io.PrintStream;
import java.nio.file.Path;
import org.aigclabel.Finding;
import org.aigclabel.Label;
import org.aigclabel.Labeled;
import org.aigclabel.Severity;
import org.aigclabel.cli.terminal.Terminal;

/**
 * Says what was written; to standard error where the file itself went to standard output.
 *
 * @param terminal where to say it
 * @param json whether for machines
 */
public record Done(Terminal terminal, boolean json) {

  /** Says it for one file. */
  public void say(String input, Path target, Labeled labeled) {
    boolean stream = target.toString().equals(Terminal.STREAM);
    PrintStream to = stream ? terminal.err() : terminal.out();
    if (json) {
      to.println(
          new JsonLine()
              .put("file", input)
              .put("output", target.toString())
              .put("type", labeled.type().name())
              .put("label", labeled.label().fields())
              .put("bytes", labeled.plan().size())
              .put("notes", ReportJson.findings(labeled.notes(), terminal.locale())));
      return;
    }
    String signed = isSigned(labeled.label()) ? "done.signed" : "done.unsigned";
    to.println(terminal.text("done", target, labeled.type(), terminal.text(signed)));
    for (Finding note : labeled.notes()) {
      if (note.severity().compareTo(Severity.NOTICE) >= 0) {
        to.println("  " + note.message(terminal.locale()));
      }
    }
  }

  /** Whoever wrote the label last signs its own fields; what others left there is not looked at. */
  private static boolean isSigned(Label label) {
    String own = label.asProduced() ? label.reservedCode1() : label.reservedCode2();
    return own.contains("\"SecurityData\"");
  }
}
