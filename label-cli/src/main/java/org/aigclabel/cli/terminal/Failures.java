package org.aigclabel.cli.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.aigclabel.HazardException;
import org.aigclabel.Phrases;
import org.aigclabel.UnsupportedMediaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one sentence and an exit code; no stack trace meets the user.
 *
 * @param terminal where the sentence goes
 */
public record Failures(Terminal terminal)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("aigc-label: " + misuse(e));
    UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    terminal.warn("usage.hint", command);
    return ExitCode.USAGE.code();
  }

  private String misuse(ParameterException e) {
    if (e instanceof MissingParameterException missing) {
      String names =
          missing.getMissing().stream().map(Failures::name).collect(Collectors.joining(", "));
      return terminal.text("usage.missing", names);
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return terminal.text("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
    }
    return Phrases.told(String.valueOf(e.getMessage()), terminal.locale());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    return say(e);
  }

  /** Says what went wrong and returns the exit code. */
  public int say(Exception e) {
    terminal.out().flush();
    terminal.err().println("aigc-label: " + sentence(e));
    ExitCode code = code(e);
    if (code == ExitCode.INTERNAL || terminal.environment().containsKey("AIGC_LABEL_DEBUG")) {
      e.printStackTrace(terminal.err());
    }
    terminal.err().flush();
    return code.code();
  }

  /** Returns the exit code of a failure. */
  static ExitCode code(Exception e) {
    if (e instanceof UsageException || e instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    boolean known = e instanceof IOException || e instanceof GeneralSecurityException;
    return known ? ExitCode.DEVIATES : ExitCode.INTERNAL;
  }

  /** Returns the sentence of a failure in the user's language where there is one. */
  public String sentence(Exception e) {
    return sentence(e, terminal.locale());
  }

  /** Returns the sentence of a failure in Chinese, where there is one, or in English. */
  public static String sentence(Exception e, Locale locale) {
    Texts texts = Texts.of(locale);
    if (e instanceof HazardException hazard) {
      String what =
          hazard.hazards().stream().map(f -> f.message(locale)).collect(Collectors.joining(" "));
      return texts.text("hazard", what);
    }
    if (e instanceof UnsupportedMediaException unsupported) {
      return unsupported.message(locale);
    }
    if (e instanceof NoSuchFileException missing) {
      return texts.text("file.missing", missing.getFile());
    }
    if (e instanceof FileAlreadyExistsException exists) {
      return texts.text("file.exists", exists.getFile());
    }
    if (e instanceof AccessDeniedException denied) {
      return texts.text("file.denied", denied.getFile());
    }
    if (code(e) == ExitCode.INTERNAL) {
      return texts.text("internal", e);
    }
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : Phrases.told(e.getMessage(), locale);
  }
}
