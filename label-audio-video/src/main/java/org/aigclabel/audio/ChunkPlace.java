package org.aigclabel.audio;

import java.util.Optional;
import org.aigclabel.container.Riff;

/** Where a label's chunk goes in a RIFF or IFF file. */
final class ChunkPlace {

  private ChunkPlace() {}

  /** Returns the end of a sound file; of a cut one, the byte before its body or what is cut. */
  static long in(Riff riff, String label, String body) {
    Optional<Riff.Chunk> cut = riff.chunks().stream().filter(c -> !c.complete()).findFirst();
    return riff.sound(label)
        ? riff.end()
        : riff.first(body).or(() -> cut).map(Riff.Chunk::offset).orElseGet(riff::end);
  }
}
