package org.aigclabel.video;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a film in Chromium without a window, by {@code player.html}. As a program: {@code java
 * BrowserPlayer.java player.html FILM}.
 */
public final class BrowserPlayer {

  private static final long SECONDS = 180;
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  private final String page;
  private final Path browser;
  private final Path profile;

  public BrowserPlayer(String page, Path browser, Path profile) {
    this.page = page;
    this.browser = browser;
    this.profile = profile;
  }

  public static void main(String... arguments) throws Exception {
    Path profile = Files.createTempDirectory("player");
    String page = Files.readString(Path.of(arguments[0]));
    BrowserPlayer player = new BrowserPlayer(page, chromium().orElseThrow(), profile);
    for (int i = 1; i < arguments.length; i++) {
      System.out.println(arguments[i] + ": " + player.play(Path.of(arguments[i]), ""));
    }
  }

  public static Optional<Path> chromium() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path path = Path.of(folder, "chromium");
      if (Files.isExecutable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** Returns what the page saw; nothing if the browser does not run here. */
  public Map<String, String> play(Path film, String fragment) throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> send(exchange, "text/html", page.getBytes("UTF-8")));
    server.createContext(
        "/fragment", exchange -> send(exchange, "text/html", fragment.getBytes("UTF-8")));
    byte[] bytes = Files.readAllBytes(film);
    boolean webm = film.toString().endsWith("webm");
    server.createContext(
        "/film", exchange -> send(exchange, webm ? "video/webm" : "video/mp4", bytes));
    server.createContext(
        "/result",
        exchange -> {
          result.complete(exchange.getRequestURI().getRawQuery());
          send(exchange, "text/plain", new byte[0]);
        });
    server.start();
    Process process = start("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try {
      process.onExit().thenRun(() -> result.complete(""));
      return fields(result.get(SECONDS, TimeUnit.SECONDS));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      server.stop(0);
    }
  }

  private Process start(String address) throws IOException {
    Files.createDirectories(profile);
    ProcessBuilder builder =
        new ProcessBuilder(
            browser.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--autoplay-policy=no-user-gesture-required",
            "--user-data-dir=" + profile,
            "--remote-debugging-port=0", // keeps it running
            address);
    builder.environment().put("TMPDIR", profile.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void send(HttpExchange exchange, String type, byte[] all) throws IOException {
    String wanted = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
    Matcher range = RANGE.matcher(wanted);
    boolean part = range.matches();
    int from = part ? Integer.parseInt(range.group(1)) : 0;
    int to = part && !range.group(2).isEmpty() ? Integer.parseInt(range.group(2)) + 1 : all.length;
    to = Math.min(to, all.length);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    if (part) {
      String place = "bytes " + from + "-" + (to - 1) + "/" + all.length;
      exchange.getResponseHeaders().set("Content-Range", place);
    }
    exchange.sendResponseHeaders(part ? 206 : 200, to == from ? -1 : to - from);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      if (to > from) {
        out.write(all, from, to - from);
      }
    } catch (IOException e) {
      return; // A player breaks off what it does not need.
    }
  }
}
