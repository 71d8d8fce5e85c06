package org.aigclabel.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OrientationTest {

  private static final int WIDTH = 5;
  private static final int HEIGHT = 3;

  @Test
  void then_everyPair_showsWhatTurningTwiceShows() {
    for (Orientation first : Orientation.values()) {
      for (Orientation second : Orientation.values()) {
        Orientation both = first.then(second);
        int between = first.swapsSides() ? HEIGHT : WIDTH;
        int under = first.swapsSides() ? WIDTH : HEIGHT;
        int x = second.storedX(1, 0, between);
        int y = second.storedY(1, 0, under);
        assertEquals(first.storedX(x, y, WIDTH), both.storedX(1, 0, WIDTH), first + ", " + second);
        assertEquals(
            first.storedY(x, y, HEIGHT), both.storedY(1, 0, HEIGHT), first + ", " + second);
      }
    }
  }
}
