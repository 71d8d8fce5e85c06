package org.aigclabel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.aigclabel.spi.PlacelessFormat;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  /** A format whose labels are never found. */
  private static final class Endless extends PlacelessFormat {

    private Endless() {
      super(MediaType.of("end", "x/end", Modality.TEXT, "end"));
    }

    @Override
    public boolean detect(ByteBuffer head) {
      return true;
    }

    @Override
    public List<LabelSite> read(MediaSource source) throws IOException {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped");
      }
      return List.of();
    }

    @Override
    protected String refusal(MediaSource source) {
      return "";
    }
  }

  private static final Verifier VERIFIER =
      Verifier.of(new Formats(List.of(new Endless()), List.of(), List.of(), List.of()));

  private static Report verify(Duration time) {
    Limits limits = Limits.safe().within(time);
    return VERIFIER.verify(MediaSource.of("a.end", new byte[9], limits));
  }

  private static List<String> codes(Report report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  @Test
  void verify_timeOver_costlyAndInconclusive() {
    Report report = verify(Duration.ofMillis(1));
    assertEquals(List.of("file.costly"), codes(report));
    assertEquals(Verdict.INCONCLUSIVE, report.verdict());
    assertTrue(report.findings().get(0).message(java.util.Locale.CHINESE).contains("0.001"));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void verify_timeOverOfOneFile_nextHasItsOwn() {
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of("file.costly"), codes(verify(Duration.ofMillis(1))));
    }
  }

  @Test
  void verify_callerInterrupts_endsAndLeavesItInterrupted() {
    Thread.currentThread().interrupt();
    Report report = verify(Duration.ofDays(1));
    assertTrue(Thread.interrupted());
    assertEquals(List.of("file.unreadable"), codes(report));
  }

  @Test
  void limits_holding_neverGrow() {
    Limits small = Limits.safe().holding(1 << 20);
    assertEquals(1 << 18, small.block());
    assertEquals(Limits.safe(), Limits.safe().holding(Long.MAX_VALUE));
    assertEquals(1 << 16, small.pixels());
  }
}
