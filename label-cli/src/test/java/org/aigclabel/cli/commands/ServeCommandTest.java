package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.aigclabel.container.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir Path folder;

  private static Map<String, Json.Members> serve(String requests) {
    Call call =
        Call.with(
            Locale.ENGLISH,
            requests.getBytes(StandardCharsets.UTF_8),
            "serve",
            "--stdio",
            "--propagator",
            Call.PLATFORM,
            "--jobs",
            "4");
    assertEquals(0, call.code(), call.err());
    Map<String, Json.Members> answers = new HashMap<>();
    for (Json.Members answer : call.objects()) {
      answers.put(Json.write(answer.get("id").orElseThrow()), answer);
    }
    return answers;
  }

  @Test
  void serve_manyMixedRequests_answersEachWithItsId() throws IOException {
    Path sample = Call.jpeg(folder.resolve("a.jpg"));
    String data = Base64.getEncoder().encodeToString(Call.jpeg(7));
    StringBuilder requests = new StringBuilder();
    int count = 600;
    for (int i = 0; i < count; i++) {
      requests.append(
          switch (i % 4) {
            case 0 -> "{\"id\":" + i + ",\"op\":\"verify\",\"input\":\"" + sample + "\"}\n";
            case 1 ->
                "{\"id\":"
                    + i
                    + ",\"op\":\"propagate\",\"data\":\""
                    + data
                    + "\",\"propagateId\":\"n"
                    + i
                    + "\",\"unlabelled\":\"possible\"}\n";
            case 2 -> "{\"id\":" + i + ",\"op\":\"ping\"}\n";
            default -> "{\"id\":" + i + ",\"op\":\"verify\",\"input\":\"no such file\"}\n";
          });
    }
    Map<String, Json.Members> answers = serve(requests.toString());
    assertEquals(count, answers.size());
    for (int i = 0; i < count; i++) {
      String text = Json.write(answers.get(String.valueOf(i)));
      assertTrue(text.contains("\"ok\":" + (i % 4 != 3)), text);
      if (i % 4 == 1) {
        assertTrue(text.contains("\"PropagateID\":\"n" + i + "\""), text);
      }
    }
  }

  @Test
  void serve_wrongLines_areAnsweredAndSurvived() {
    Map<String, Json.Members> answers =
        serve(
            "nonsense\n\n{\"id\":\"a\"}\n{\"id\":2,\"op\":\"strip\"}\n{\"id\":3,\"op\":\"ping\"}");
    assertEquals(4, answers.size());
    assertTrue(Json.write(answers.get("null")).contains("\"ok\":false"));
    assertTrue(Json.write(answers.get("2")).contains("unknown"));
    assertTrue(Json.write(answers.get("3")).contains("\"ok\":true"));
  }
}
