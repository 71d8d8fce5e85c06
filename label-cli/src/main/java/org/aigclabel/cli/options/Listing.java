package org.aigclabel.cli.options;

import java.util.List;
import org.aigclabel.cli.report.JsonLine;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Terminal;
import picocli.CommandLine.Option;

/** How a list is told: a line each for people, JSON lines, or a table for documents. */
public final class Listing {

  @Option(names = "--markdown")
  boolean markdown;

  @Option(names = "--json")
  boolean json;

  /** The forms of a list. */
  public interface Forms<T> {

    /** Returns one as a line for people. */
    String line(T each);

    /** Returns one as JSON. */
    JsonLine json(T each);

    /** Returns all as Markdown. */
    String markdown();
  }

  /** Prints all in the form that was asked for and returns the exit code. */
  public <T> int print(Terminal terminal, List<T> all, Forms<T> forms) {
    if (markdown && !json) {
      terminal.out().print(forms.markdown());
      return ExitCode.OK.code();
    }
    for (T each : all) {
      terminal.out().println(json ? forms.json(each) : forms.line(each));
    }
    return ExitCode.OK.code();
  }
}
