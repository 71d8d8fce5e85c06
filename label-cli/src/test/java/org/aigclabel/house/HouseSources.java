package org.aigclabel.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** All Java sources of the reactor, parsed once by the compiler itself. */
final class HouseSources {

  /** One parsed file. */
  record Source(
      Path path,
      String module,
      boolean main,
      String text,
      CompilationUnitTree unit,
      DocTrees docs) {

    String packageName() {
      return String.valueOf(unit.getPackageName());
    }

    long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }

    long line(Tree tree) {
      return line(docs.getSourcePositions().getStartPosition(unit, tree));
    }

    @Override
    public String toString() {
      return module + "/" + path.getFileName();
    }
  }

  private HouseSources() {}

  /** Returns the folder of the reactor. */
  static Path root() {
    String root = System.getProperty("aigclabel.root");
    if (root != null) {
      return Path.of(root);
    }
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.exists(here.resolve("label-core"))) {
      here = here.getParent();
    }
    return here;
  }

  /** Returns every source below {@code src/main/java} and {@code src/test/java} of every module. */
  static List<Source> all() throws IOException {
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root())) {
      for (Path module : modules.filter(m -> Files.exists(m.resolve("pom.xml"))).toList()) {
        sources.addAll(parse(module, module.resolve("src/main/java")));
        sources.addAll(parse(module, module.resolve("src/test/java")));
      }
    }
    return sources;
  }

  private static List<Source> parse(Path module, Path folder) throws IOException {
    List<Path> files = javaFiles(folder);
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Source> sources = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        Path path = Path.of(unit.getSourceFile().toUri());
        boolean main = folder.endsWith("src/main/java");
        String name = module.getFileName().toString();
        sources.add(new Source(path, name, main, Files.readString(path), unit, docs));
      }
    }
    return sources;
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
