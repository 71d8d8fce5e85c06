package org.aigclabel.rules;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aigclabel.Finding;
import org.aigclabel.Labeler;
import org.aigclabel.MediaSource;
import org.aigclabel.Rule;
import org.aigclabel.Verifier;
import org.aigclabel.explicit.ExplicitLabel;

/** The label that people see: words drawn into a picture of 900 by 600, or written in a text. */
final class ExplicitExamples {

  private static final byte[] RIGHT = Pictures.saying("AI生成", 40, 700, 520);
  private static final byte[] NOTICE = utf8("AI生成\n\nOnce upon a time.\n");
  private static final byte[] STORY = utf8("# A story\n\nOnce upon a time.\n");

  private final Map<Rule, Example> examples = new EnumMap<>(Rule.class);

  private ExplicitExamples() {}

  static Map<Rule, Example> all() {
    ExplicitExamples all = new ExplicitExamples();
    all.found();
    all.read();
    all.shown();
    all.made();
    return all.examples;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void found() {
    add(Rule.EXPLICIT_FOUND, NOTICE, STORY);
    add(Rule.EXPLICIT_MISSING, STORY, NOTICE);
    Callable<List<Finding>> metadata =
        () ->
            Verifier.installed()
                .looking(Verifier.Depth.METADATA)
                .verify(MediaSource.of("example", NOTICE))
                .findings();
    examples.put(Rule.EXPLICIT_SKIPPED, new Example(metadata, Checks.verifying(NOTICE)));
  }

  private void add(Rule rule, byte[] reported, byte[] silent) {
    examples.put(rule, new Example(Checks.verifying(reported), Checks.verifying(silent)));
  }

  private void reading(Rule rule, byte[] reported) {
    examples.put(rule, new Example(Checks.reading(reported), Checks.reading(RIGHT)));
  }

  private void read() {
    reading(Rule.EXPLICIT_WORDING, Pictures.saying("Vidu AI", 40, 600, 520));
    reading(Rule.EXPLICIT_HEIGHT, Pictures.saying("AI生成", 22, 780, 560));
    reading(
        Rule.EXPLICIT_CONTRAST,
        Pictures.png(Pictures.faint(Pictures.scene("AI生成", Color.DARK_GRAY, 40, 700, 520))));
  }

  private void shown() {
    Callable<List<Finding>> whole =
        () ->
            Verifier.installed()
                .looking(Verifier.Depth.WHOLE)
                .verify(MediaSource.of("example", Pictures.saying("AI生成", 40, 380, 260)))
                .findings();
    examples.put(Rule.EXPLICIT_PLACE, new Example(whole, Checks.reading(RIGHT)));
    Callable<List<Finding>> right = video(0, 3);
    examples.put(Rule.EXPLICIT_DURATION, new Example(video(0, 1), right));
    examples.put(Rule.EXPLICIT_OPENING, new Example(video(0.6, 3), right));
  }

  private static Callable<List<Finding>> video(double from, double to) {
    return () -> Checks.reading(Videos.showing("AI生成", from, to, 3)).call();
  }

  private void made() {
    Labeler showing = Labeler.installed().showing(ExplicitLabel.standard());
    examples.put(
        Rule.EXPLICIT_NOTE,
        new Example(
            Checks.labelling(showing, Pictures.scenery()),
            Checks.labelling(Labeler.installed(), Pictures.scenery())));
    examples.put(
        Rule.EXPLICIT_REENCODED,
        new Example(
            Checks.labelling(showing, Pictures.webp()),
            Checks.labelling(showing, Pictures.scenery())));
  }
}
