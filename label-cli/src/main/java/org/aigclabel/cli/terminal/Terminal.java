package org.aigclabel.cli.terminal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What a command talks to: streams in UTF-8, the language of its messages, the environment.
 *
 * @param in standard input, bytes
 * @param out standard output
 * @param err standard error
 * @param locale Chinese or English
 * @param environment variables by name
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Locale locale,
    Map<String, String> environment) {

  /** The name that stands for standard input or output. */
  public static final String STREAM = "-";

  /** Returns the terminal of this process; the language from {@code --lang} or the environment. */
  public static Terminal ofProcess(String... arguments) {
    return new Terminal(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        stream(FileDescriptor.out, "sun.stdout.encoding"),
        stream(FileDescriptor.err, "sun.stderr.encoding"),
        locale(System.getenv(), arguments),
        System.getenv());
  }

  /** UTF-8 everywhere but in a Windows console, which shows only its own code page. */
  private static PrintStream stream(FileDescriptor to, String property) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    Charset charset = Charset.forName(windows ? System.getProperty(property, "UTF-8") : "UTF-8");
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(to), 1 << 13), false, charset);
  }

  /** Returns Chinese if the first of flag, launcher, environment and system that speaks says so. */
  public static Locale locale(Map<String, String> environment, String... arguments) {
    String language = "";
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        language = arguments[i].substring("--lang=".length());
      } else if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        language = arguments[i + 1];
      }
    }
    for (String name : new String[] {"AIGC_LABEL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      if (language.isEmpty() && name.equals("LC_ALL")) {
        language = System.getProperty("aigclabel.lang", "");
      }
      if (language.isEmpty()) {
        language = environment.getOrDefault(name, "");
      }
    }
    if (language.isEmpty()) {
      language = System.getProperty("user.language", "");
    }
    return language.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }

  /** Returns this terminal in another language, unless that is empty or the call names one. */
  public Terminal speaking(String language, String... arguments) {
    boolean said = Arrays.stream(arguments).anyMatch(a -> a.startsWith("--lang"));
    return said || language.isEmpty()
        ? this
        : new Terminal(in, out, err, locale(Map.of(), "--lang", language), environment);
  }

  /** Returns this terminal for calls whose output is data: all that is said goes to the side. */
  public Terminal aside() {
    return new Terminal(in, err, err, locale, environment);
  }

  /** Returns whether somebody sees standard error as it is written. */
  public static boolean isWatched() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
          .toString()
          .matches("/dev/(pts/|tty).*");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null; // not Linux
    }
  }

  /** Returns a line in the user's language. */
  public String text(String key, Object... arguments) {
    return Texts.of(locale).text(key, arguments);
  }

  /** Prints a line in the user's language to standard output. */
  public void say(String key, Object... arguments) {
    out.println(text(key, arguments));
  }

  /** Prints a line in the user's language to standard error. */
  public void warn(String key, Object... arguments) {
    out.flush();
    err.println("aigc-label: " + text(key, arguments));
    err.flush();
  }
}
