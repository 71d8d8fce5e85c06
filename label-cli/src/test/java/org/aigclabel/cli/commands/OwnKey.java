package org.aigclabel.cli.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key pair of the test's own, and calls that label, sign and verify with it. */
record OwnKey(Path folder) {

  /** Makes a key pair below the folder. */
  static OwnKey in(Path folder) {
    OwnKey key = new OwnKey(folder.resolve("k"));
    assertEquals(0, Call.of("keys", "new", "-o", key.folder()).code());
    return key;
  }

  Path pem() {
    return folder.resolve("key.pem");
  }

  Path certificate() {
    return folder.resolve("cert.pem");
  }

  /** Labels a file; it is signed where the arguments name the key. */
  static Call label(Path input, Path output, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("label", input, "-o", output, "--producer", Call.PRODUCER, "--id", "n-1"));
    arguments.addAll(List.of(more));
    return Call.of(arguments.toArray());
  }

  /** Returns what a report of these arguments says of the integrity, with the key trusted. */
  String integrity(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("verify", "--json", "--trust", certificate()));
    arguments.addAll(List.of(more));
    return Call.of(arguments.toArray()).objects().get(0).text("integrity").orElse("");
  }
}
