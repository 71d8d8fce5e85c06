package org.aigclabel.text.chat;

import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** Passes chunks of a turn on, with the notice before the first and after the last. */
final class ChatChunks extends SubmissionPublisher<String>
    implements Flow.Processor<String, String> {

  private final ChatLabeler labeler;
  private boolean begun;

  ChatChunks(ChatLabeler labeler) {
    super(Runnable::run, Flow.defaultBufferSize());
    this.labeler = labeler;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String chunk) {
    if (!begun && !chunk.isEmpty()) {
      begun = true;
      pass(labeler.opening());
    }
    pass(chunk);
  }

  @Override
  public void onError(Throwable cause) {
    closeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    if (begun) {
      pass(labeler.closing());
    }
    close();
  }

  private void pass(String chunk) {
    if (!chunk.isEmpty()) {
      submit(chunk);
    }
  }
}
