package org.aigclabel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.aigclabel.Phrases;
import org.aigclabel.house.HouseSources.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every sentence that an exception or a note tells users has its Chinese, and no Chinese is left
 * over.
 */
class PhrasesTest {

  /** Stands for what varies in a sentence; no phrase holds it. */
  private static final String VARIES = "\u0007";

  /** Exceptions whose message reaches users. */
  private static final Set<String> TOLD =
      Set.of("UnsupportedMediaException", "IllegalArgumentException", "GeneralSecurityException");

  /** Their {@code IllegalArgumentException} tells programmers, not users, that a call is wrong. */
  private static final Set<String> FOR_PROGRAMMERS =
      Set.of("Plan", "Ebml", "IsoBoxes", "PublicKeys");

  private static final Set<String> SENTENCES = new TreeSet<>();
  private static final Set<String> FOR_USERS = new TreeSet<>();

  @BeforeAll
  static void gather() throws IOException {
    for (Source source : HouseSources.all()) {
      if (source.main() && !source.module().equals("testdata")) {
        new Gatherer(source).scan(source.unit(), null);
      }
    }
    assertTrue(FOR_USERS.size() > 150, "found only " + FOR_USERS.size());
  }

  private static final class Gatherer extends TreePathScanner<Void, Void> {

    private final Source source;

    Gatherer(Source source) {
      this.source = source;
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void none) {
      SENTENCES.add(sentence(tree));
      return super.visitBinary(tree, none);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void none) {
      SENTENCES.add(sentence(tree));
      return null;
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void none) {
      String type = tree.getIdentifier().toString();
      String name = source.path().getFileName().toString().replace(".java", "");
      List<? extends ExpressionTree> arguments = tree.getArguments();
      int at = type.equals("UnsupportedMediaException") ? 1 : 0;
      if (TOLD.contains(type) && arguments.size() > at && !FOR_PROGRAMMERS.contains(name)) {
        String said = sentence(arguments.get(at));
        if (said.matches("(?s).*[a-z]{2,} ?[a-z\\x07].*") && !said.startsWith("reason.")) {
          FOR_USERS.add(said);
        }
      }
      return super.visitNewClass(tree, none);
    }

    private static String sentence(Tree tree) {
      if (tree instanceof ParenthesizedTree inner) {
        return sentence(inner.getExpression());
      }
      if (tree instanceof LiteralTree literal) {
        return String.valueOf(literal.getValue()).replaceAll("%[0-9.]*[sdfX]", VARIES);
      }
      if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
        return sentence(sum.getLeftOperand()) + sentence(sum.getRightOperand());
      }
      return formatted(tree).orElse(VARIES);
    }

    /** The format of {@code "…".formatted(…)} and {@code String.format(…)}. */
    private static Optional<String> formatted(Tree tree) {
      if (!(tree instanceof MethodInvocationTree call)) {
        return Optional.empty();
      }
      String method = call.getMethodSelect().toString();
      return call.getArguments().stream()
          .filter(argument -> method.equals("String.format"))
          .filter(LiteralTree.class::isInstance)
          .map(Gatherer::sentence)
          .findFirst();
    }
  }

  @Test
  void sentence_forUsers_hasItsChinese() {
    List<String> missing = new ArrayList<>();
    for (String said : FOR_USERS) {
      if (Phrases.told(said, Locale.CHINESE).equals(said)) {
        missing.add(said.replace(VARIES, "{}"));
      }
    }
    assertEquals(List.of(), missing, "write their Chinese into phrases_zh.tsv");
  }

  @Test
  void phrase_everyOne_isSaidSomewhere() throws IOException {
    Path table =
        HouseSources.root().resolve("label-core/src/main/resources/org/aigclabel/phrases_zh.tsv");
    List<String> stale = new ArrayList<>();
    for (String line : Files.readAllLines(table)) {
      if (line.contains("\t") && !line.startsWith("#")) {
        String english = line.split("\t")[0].replaceAll("\\{\\d}", VARIES);
        if (SENTENCES.stream().noneMatch(said -> alike(said, english))) {
          stale.add(line);
        }
      }
    }
    assertEquals(List.of(), stale, "no code says these");
  }

  /** Whether one is the other, with something where that varies. */
  private static boolean alike(String said, String phrase) {
    return 3 * letters(said) >= letters(phrase) && (covers(said, phrase) || covers(phrase, said));
  }

  private static int letters(String text) {
    return text.replaceAll("[^A-Za-z]", "").length();
  }

  private static boolean covers(String general, String special) {
    StringBuilder pattern = new StringBuilder();
    for (String part : general.split(VARIES, -1)) {
      pattern.append(pattern.isEmpty() ? "" : "(?s:.*)").append(Pattern.quote(part));
    }
    return Pattern.matches(pattern.toString(), special);
  }

  @Test
  void phrases_english_untouched() {
    assertEquals("it is empty", Phrases.told("it is empty", Locale.ENGLISH));
  }

  @Test
  void phrases_partsThatAreSentences_toldToo() {
    assertEquals(
        "没有格式能识别该文件；文件为空",
        Phrases.told("no installed format claims it; it is empty", Locale.CHINESE));
    assertEquals("no phrase at all", Phrases.told("no phrase at all", Locale.CHINESE));
  }
}
