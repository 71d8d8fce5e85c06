package org.aigclabel.cli.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.aigclabel.cli.config.Configuration;
import org.aigclabel.cli.config.Defaults;
import org.aigclabel.cli.terminal.ExitCode;
import org.aigclabel.cli.terminal.Failures;
import org.aigclabel.cli.terminal.Terminal;
import org.aigclabel.cli.terminal.Texts;
import org.aigclabel.cli.terminal.Version;
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
    synopsisSubcommandLabel = "COMMAND")
public final class App implements Runnable {

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("label", LabelCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("propagate", PropagateCommand.class);
    COMMANDS.put("batch", BatchCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("audit", AuditCommand.class);
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("config", ConfigCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("keys", KeysCommand.class);
    COMMANDS.put("code", CodeCommand.class);
    COMMANDS.put("formats", FormatsCommand.class);
    COMMANDS.put("rules", RulesCommand.class);
    COMMANDS.put("completion", CompletionCommand.class);
    COMMANDS.put("man", ManCommand.class);
    COMMANDS.put("demo", DemoCommand.class);
  }

  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  String language = "";

  @Spec CommandSpec spec;

  private App() {
    this.spec = CommandSpec.create(); // picocli puts its own in
  }

  /** Runs a call and returns its exit code. */
  public static int run(Terminal terminal, String... arguments) {
    try {
      if (Configuration.exists(Path.of(""), terminal.environment())) {
        return configured(terminal, arguments);
      }
    } catch (IOException | IllegalArgumentException e) {
      return new Failures(terminal).say(e);
    }
    Optional<VerifyCommand> plain = PlainVerify.of(terminal, arguments);
    if (plain.isPresent()) {
      return PlainVerify.run(terminal, plain.get());
    }
    return commandLine(terminal, named(arguments)).execute(arguments);
  }

  private static int configured(Terminal terminal, String... arguments) throws IOException {
    Configuration configuration = Configuration.of(Path.of(""), terminal.environment());
    Terminal speaking = terminal.speaking(configuration.language(), arguments);
    CommandLine line = commandLine(speaking, named(arguments));
    line.setDefaultValueProvider(new Defaults(configuration));
    return line.execute(arguments);
  }

  /** Returns the one command that a call names, or all of them if it is not clear. */
  private static Map<String, Class<?>> named(String... arguments) {
    for (String argument : arguments) {
      Optional<Class<?>> command = Optional.ofNullable(COMMANDS.get(argument));
      if (command.isPresent()) {
        return Map.of(argument, command.get());
      }
      if (!argument.startsWith("--lang") && !argument.matches("zh|en")) {
        break;
      }
    }
    return COMMANDS;
  }

  /** Returns the parser with every command, in the terminal's language. */
  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, COMMANDS);
  }

  /** Reading a command's annotations takes a tenth of a second: only what is needed is read. */
  private static CommandLine commandLine(Terminal terminal, Map<String, Class<?>> commands) {
    Factory factory = new Factory(terminal);
    CommandLine line = new CommandLine(new App(), factory);
    commands.forEach((name, type) -> line.addSubcommand(name, new CommandLine(type, factory)));
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
