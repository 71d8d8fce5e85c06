package org.aigclabel.cli.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An input and an output folder for batches. */
record BatchFolders(Path folder) {

  Path in() {
    return folder.resolve("in");
  }

  Path out() {
    return folder.resolve("out");
  }

  /** Puts pictures into the three folders of the input. */
  void samples(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Call.jpeg(in().resolve("sub" + i % 3).resolve("图 " + i + ".jpg"));
    }
  }

  /** Labels what the arguments name, into the output. */
  Call label(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("batch", "label", "-o", out()));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--no-explicit", "--agreement", "A", "--recipient", "R", "--audit"));
    arguments.add(folder.resolve("audit.jsonl"));
    return Call.of(arguments.toArray());
  }

  /** Returns the files of the output, without what the run keeps for itself. */
  List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.walk(out())) {
      return files
          .filter(f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
