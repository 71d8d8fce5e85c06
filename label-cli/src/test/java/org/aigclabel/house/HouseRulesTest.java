package org.aigclabel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aigclabel.house.HouseSources.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the house rules of CONTRIBUTING.md, for every module at once. */
class HouseRulesTest {

  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 45;
  private static final int PARAMETERS = 4;
  // Written so that this file does not break its own rule.
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.:/-])/(?:" + "work|root|tmp|" + "home/[a-z]+)/\\w");

  private static List<Source> all = List.of();
  private static List<Source> main = List.of();

  @BeforeAll
  static void parse_reactor_findsSources() throws IOException {
    all = HouseSources.all();
    main = all.stream().filter(Source::main).toList();
    assertTrue(main.size() > 20, "found only " + main.size() + " sources: wrong aigclabel.root?");
    for (String module : List.of("label-core", "label-cli")) {
      assertTrue(main.stream().anyMatch(s -> s.module().equals(module)), "nothing in " + module);
    }
  }

  @Test
  void file_any_isShort() {
    List<String> found = new ArrayList<>();
    for (Source source : all) {
      long lines = source.text().lines().count();
      if (lines > FILE_LINES) {
        found.add(source + " has " + lines + " lines");
      }
    }
    none(found);
  }

  @Test
  void method_main_isShort() {
    none(
        methods(
            main,
            (site, found) -> {
              long lines = site.lines();
              if (lines > METHOD_LINES) {
                found.add(site + " has " + lines + " lines");
              }
            }));
  }

  @Test
  void method_main_hasFewParameters() {
    none(
        methods(
            main,
            (site, found) -> {
              int count = site.method().getParameters().size();
              if (count > PARAMETERS && !site.overrides() && !site.ofRecord()) {
                found.add(site + " has " + count + " parameters");
              }
            }));
  }

  @Test
  void method_public_hasNoBooleanParameter() {
    none(
        methods(
            main,
            (site, found) -> {
              boolean has =
                  site.method().getParameters().stream()
                      .anyMatch(p -> String.valueOf(p.getType()).matches("boolean|Boolean"));
              if (has && site.inApi() && !site.overrides()) {
                found.add(site + " takes a boolean");
              }
            }));
  }

  @Test
  void method_public_isDocumentedAndNamedAsANoun() {
    none(
        methods(
            main,
            (site, found) -> {
              if (!site.inApi() || site.overrides()) {
                return;
              }
              if (!site.documented()) {
                found.add(site + " is not documented");
              }
              if (site.method().getName().toString().matches("get[A-Z].*")) {
                found.add(site + " has a get prefix");
              }
            }));
  }

  @Test
  void type_any_isNamedAfterItsJobAndDocumented() {
    List<String> found = new ArrayList<>();
    for (Source source : all) {
      scanTypes(source, found);
    }
    none(found);
  }

  @Test
  void return_main_isNeverNull() {
    List<String> found = new ArrayList<>();
    for (Source source : main) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitReturn(ReturnTree node, Void unused) {
          if (node.getExpression() instanceof LiteralTree literal && literal.getValue() == null) {
            found.add(source + ":" + source.line(node) + " returns null");
          }
          return super.visitReturn(node, unused);
        }
      }.scan(source.unit(), null);
    }
    none(found);
  }

  @Test
  void dependency_main_pointsDown() {
    Map<String, String> owners = new TreeMap<>();
    List<String> found = new ArrayList<>();
    for (Source source : main) {
      String other = owners.putIfAbsent(source.packageName(), source.module());
      if (other != null && !other.equals(source.module())) {
        found.add(source.packageName() + " is in both " + other + " and " + source.module());
      }
    }
    for (Source source : main) {
      for (String name : names(source)) {
        String owner = owners.getOrDefault(name.replaceFirst("\\.[A-Z].*|\\.\\*$", ""), "");
        if (!owner.isEmpty() && !mayUse(source.module(), owner)) {
          found.add(source + " uses " + name + " of " + owner);
        }
        if (name.startsWith("org.bouncycastle.")
            && !source.packageName().equals("org.aigclabel.security")) {
          found.add(source + " uses " + name + ": Bouncy Castle stays in org.aigclabel.security");
        }
      }
    }
    none(found.stream().distinct().toList());
  }

  @Test
  void text_anyFile_namesNoPathOfAMachine() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(HouseSources.root(), 12)) {
      List<Path> texts = files.filter(HouseRulesTest::isOurText).toList();
      assertTrue(texts.size() > 20, "found only " + texts.size() + " files");
      for (Path file : texts) {
        var matcher = MACHINE_PATH.matcher(Files.readString(file));
        if (matcher.find()) {
          found.add(HouseSources.root().relativize(file) + " names " + matcher.group() + "…");
        }
      }
    }
    none(found);
  }

  private static boolean isOurText(Path file) {
    String path = HouseSources.root().relativize(file).toString().replace('\\', '/');
    return Files.isRegularFile(file)
        && !path.contains("target/")
        && !path.startsWith(".git/")
        && path.matches(
            ".*\\.(java|md|xml|properties|sh|toml)|\\.ci/run|(.*/)?aigc-label(\\.cmd)?|bench/[^/]*");
  }

  private static boolean mayUse(String module, String owner) {
    return owner.equals(module)
        || owner.equals("label-core")
        || module.equals("label-cli") && !owner.equals("testdata");
  }

  private static List<String> names(Source source) {
    List<String> names = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        names.add(node.toString());
        return super.visitMemberSelect(node, unused);
      }
    }.scan(source.unit(), null);
    return names.stream().filter(n -> n.matches("org\\.(aigclabel|bouncycastle)\\..*")).toList();
  }

  private static void scanTypes(Source source, List<String> found) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree node, Void unused) {
        String name = node.getSimpleName().toString();
        if (name.matches(".*(Utils?|Helper|Impl)")) {
          found.add(source + ": " + name + " is not named after its job");
        }
        if (source.main()
            && MethodSite.isPublic(getCurrentPath())
            && source.docs().getDocComment(getCurrentPath()) == null) {
          found.add(source + ": " + name + " is not documented");
        }
        return super.visitClass(node, unused);
      }
    }.scan(source.unit(), null);
  }

  private static List<String> methods(
      List<Source> sources, BiConsumer<MethodSite, List<String>> rule) {
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree node, Void unused) {
          rule.accept(new MethodSite(source, getCurrentPath(), node), found);
          return super.visitMethod(node, unused);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }

  private static void none(List<String> found) {
    assertEquals(0, found.size(), () -> "\n  " + String.join("\n  ", found) + "\n");
  }
}
