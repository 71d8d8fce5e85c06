package org.aigclabel.rules;

import java.util.EnumMap;
import java.util.Map;
import org.aigclabel.Rule;

/** The label that machines read: a PNG with one field or one form changed. */
final class ImplicitExamples {

  private static final String PRODUCER = "001191110102MACQD9K64010000";
  private static final String JSON = Checks.LABEL.toJson();
  private static final byte[] RIGHT = text(JSON);

  private final Map<Rule, Example> examples = new EnumMap<>(Rule.class);

  private ImplicitExamples() {}

  static Map<Rule, Example> all() {
    ImplicitExamples all = new ImplicitExamples();
    all.presence();
    all.fields();
    all.forms();
    return all.examples;
  }

  private static byte[] text(String json) {
    return Pictures.with("tEXt", "AIGC\0" + json);
  }

  private static byte[] xmp(String property) {
    return Pictures.with(
        "iTXt",
        "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
            + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            + property
            + "</rdf:RDF></x:xmpmeta>");
  }

  private static String element(String namespace) {
    return "<rdf:Description rdf:about=\"\" xmlns:TC260=\"%s\"><TC260:AIGC>%s</TC260:AIGC></rdf:Description>"
        .formatted(namespace, JSON);
  }

  private void add(Rule rule, byte[] reported) {
    add(rule, reported, RIGHT);
  }

  private void add(Rule rule, byte[] reported, byte[] silent) {
    examples.put(rule, new Example(Checks.verifying(reported), Checks.verifying(silent)));
  }

  /** Adds an example in which one part of the right label is another. */
  private void changed(Rule rule, String from, String to) {
    add(rule, text(JSON.replace(from, to)));
  }

  private void presence() {
    add(Rule.LABEL_FOUND, RIGHT, Pictures.plain());
    add(Rule.LABEL_MISSING, Pictures.plain());
    add(Rule.LABEL_UNREADABLE, text("[1]"));
    add(Rule.LABEL_SEVERAL, Pictures.with(RIGHT, "tEXt", ("AIGC\0" + JSON).getBytes()));
    String other = JSON.replace("e357", "e358");
    add(
        Rule.LABEL_CONFLICT,
        Pictures.with(RIGHT, "tEXt", ("AIGC\0" + other).getBytes()),
        Pictures.with(RIGHT, "tEXt", ("AIGC\0" + JSON).getBytes()));
  }

  private void fields() {
    changed(Rule.LABEL_FIELDS_MISSING, "\"ProduceID\":\"e357\",", "");
    changed(Rule.LABEL_FIELDS_EMPTY, "\"ProduceID\":\"e357\"", "\"ProduceID\":\"\"");
    changed(Rule.LABEL_PROPAGATION_EMPTY, "\"PropagateID\":\"e357\"", "\"PropagateID\":\"\"");
    changed(Rule.LABEL_PROPAGATION_DIFFERS, "\"PropagateID\":\"e357\"", "\"PropagateID\":\"q\"");
    changed(Rule.LABEL_FIELDS_TYPE, "\"Label\":\"1\"", "\"Label\":1");
    changed(Rule.LABEL_FIELDS_NULL, "\"ReservedCode1\":\"\"", "\"ReservedCode1\":null");
    changed(Rule.LABEL_FIELDS_UNKNOWN, "\"Label\":\"1\"", "\"Label\":\"1\",\"Extra\":\"\"");
    changed(Rule.LABEL_FIELDS_MISSPELT, "ReservedCode2", "ReserveCode2");
    changed(Rule.LABEL_FIELDS_DUPLICATE, "\"Label\":\"1\"", "\"Label\":\"1\",\"Label\":\"1\"");
    changed(
        Rule.LABEL_FIELDS_ORDER,
        "\"Label\":\"1\",\"ContentProducer\":\"" + PRODUCER + "\"",
        "\"ContentProducer\":\"" + PRODUCER + "\",\"Label\":\"1\"");
    changed(Rule.LABEL_CHARACTERS, "\"ProduceID\":\"e357\"", "\"ProduceID\":\"e 357\"");
    changed(Rule.LABEL_VALUE, "\"Label\":\"1\"", "\"Label\":\"0\"");
    changed(Rule.LABEL_PLACEHOLDER, "\"ProduceID\":\"e357\"", "\"ProduceID\":\"undefined\"");
    changed(Rule.PRODUCER_CODE, PRODUCER, PRODUCER.replace("D9K640", "D9K650"));
    changed(Rule.PRODUCER_NAME, PRODUCER, "kling");
    changed(Rule.PRODUCER_INDIVIDUAL, PRODUCER, "002111010519491231002X10000");
  }

  private void forms() {
    changed(Rule.LABEL_TEXT, "{", "label: {");
    changed(Rule.LABEL_ENTITIES, "\"", "&quot;");
    changed(Rule.LABEL_ENCODED_TWICE, "\"", "\\\"");
    add(Rule.LABEL_CARRIER, Pictures.with("tEXt", "Comment\0{\"AIGC\":" + JSON + "}"));
    String namespace = "http://www.tc260.org.cn/ns/AIGC/1.0/";
    byte[] right = xmp(element(namespace));
    add(Rule.LABEL_NAMESPACE, xmp(element("http://ns.adobe.com/AIGC/1.0/")), right);
    add(
        Rule.LABEL_FORM,
        xmp(
            "<rdf:Description rdf:about=\"\" xmlns:TC260=\"%s\" TC260:AIGC='%s'/>"
                .formatted(namespace, JSON)),
        right);
  }
}
