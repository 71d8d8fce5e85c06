package org.aigclabel.text.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.aigclabel.explicit.TextNotice.Place;
import org.junit.jupiter.api.Test;

class ChatLabelerTest {

  private static final ChatLabeler CHAT = new ChatLabeler("AI生成", Set.of(Place.START, Place.END));

  @Test
  void turn_written_getsItsNoticeWithoutHoldingTextBack() throws IOException {
    StringWriter out = new StringWriter();
    try (ChatLabeler.Turn turn = CHAT.turn(out)) {
      turn.append("a");
      assertEquals("AI生成\n\na", out.toString());
      turn.append("b");
    }
    assertEquals("AI生成\n\nab\n\nAI生成", out.toString());
  }

  @Test
  void turn_read_getsItsNoticeUnlessItIsEmpty() throws IOException {
    StringWriter read = new StringWriter();
    CHAT.turn(new StringReader("ab")).transferTo(read);
    assertEquals("AI生成\n\nab\n\nAI生成", read.toString());
    StringWriter empty = new StringWriter();
    CHAT.turn(new StringReader("")).transferTo(empty);
    assertEquals("", empty.toString());
  }

  @Test
  void chunks_published_getTheNoticeOnceAtEitherEnd() {
    assertEquals(List.of("AI生成\n\n", "a", "b", "\n\nAI生成"), published("", "a", "", "b"));
    assertEquals(List.of(), published(""));
  }

  @Test
  void chunks_failing_passTheFailureOn() {
    Flow.Processor<String, String> chunks = CHAT.chunks();
    CompletableFuture<Void> done = consume(chunks, new ArrayList<>());
    chunks.onError(new IOException("cut"));
    assertTrue(done.isCompletedExceptionally());
  }

  @Test
  void places_middle_refused() {
    Set<Place> middle = Set.of(Place.START, Place.MIDDLE);
    assertThrows(IllegalArgumentException.class, () -> new ChatLabeler("AI生成", middle));
    assertFalse(ChatLabeler.in(Locale.ENGLISH).opening().isEmpty());
  }

  private static List<String> published(String... chunks) {
    List<String> received = new ArrayList<>();
    Flow.Processor<String, String> processor = CHAT.chunks();
    CompletableFuture<Void> done = consume(processor, received);
    try (SubmissionPublisher<String> turn = new SubmissionPublisher<>(Runnable::run, 16)) {
      turn.subscribe(processor);
      List.of(chunks).forEach(turn::submit);
    }
    done.join();
    return received;
  }

  private static CompletableFuture<Void> consume(
      Flow.Publisher<String> publisher, List<String> received) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(String chunk) {
            received.add(chunk);
          }

          @Override
          public void onError(Throwable cause) {
            done.completeExceptionally(cause);
          }

          @Override
          public void onComplete() {
            done.complete(null);
          }
        });
    return done;
  }
}
