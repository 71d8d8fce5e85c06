package org.aigclabel.cli.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.aigclabel.cli.report.JsonLine;

/** One JSON object a line, appended. */
final class AuditFile implements Audit {

  private final Path file;

  AuditFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized void append(String event, Map<String, String> facts) throws IOException {
    JsonLine line =
        new JsonLine()
            .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
            .put("event", event);
    facts.forEach(line::put);
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  @Override
  public void close() {}
}
