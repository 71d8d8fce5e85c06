package org.aigclabel.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that holds the others; builds, runs and catches. */
@Command(
    name = "aigc-label",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LabelCommand.class,
      VerifyCommand.class,
      PropagateCommand.class,
      BatchCommand.class,
      ServeCommand.class,
      KeysCommand.class,
      CodeCommand.class,
      FormatsCommand.class,
      DemoCommand.class
    })
final class App implements Runnable {

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  String language = "";

  @Spec CommandSpec spec;

  private App() {
    this.spec = CommandSpec.create(); // picocli puts its own in
  }

  /** Runs a call and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  /** Returns the parser with every command, in the terminal's language. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new App(), new Factory(terminal));
    line.setResourceBundle(Texts.bundle("help", terminal.locale()));
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setUsageHelpWidth(110);
    line.setUsageHelpLongOptionsMaxWidth(30);
    each(line, App::manners);
    line.setParameterExceptionHandler(new Failures(terminal));
    line.setExecutionExceptionHandler(new Failures(terminal));
    return line;
  }

  private static void each(CommandLine line, Consumer<CommandSpec> change) {
    change.accept(line.getCommandSpec());
    line.getSubcommands().values().forEach(sub -> each(sub, change));
  }

  private static void manners(CommandSpec spec) {
    spec.exitCodeOnInvalidInput(ExitCode.USAGE.code())
        .exitCodeOnExecutionException(ExitCode.INTERNAL.code());
    spec.usageMessage().sortOptions(false).sortSynopsis(false);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Creates commands that take the terminal. */
  private record Factory(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        var constructor = type.getDeclaredConstructor(Terminal.class);
        constructor.setAccessible(true);
        return constructor.newInstance(terminal);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
