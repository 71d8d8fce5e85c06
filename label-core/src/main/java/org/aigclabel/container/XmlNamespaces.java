package org.aigclabel.container;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What prefixes mean at the place a scanner has come to (Namespaces in XML 1.0). */
final class XmlNamespaces {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Map<String, Deque<String>> bound = new HashMap<>();

  XmlNamespaces() {
    bind("xml", XML);
  }

  /** Binds what an element declares, and returns the prefixes. */
  List<String> enter(List<XmlToken.Attribute> attributes) {
    List<String> declared = new ArrayList<>(0);
    for (XmlToken.Attribute attribute : attributes) {
      if (attribute.declaresNamespace()) {
        String prefix = attribute.prefix().isEmpty() ? "" : attribute.name();
        bind(prefix, attribute.value());
        declared.add(prefix);
      }
    }
    return declared;
  }

  /** Forgets what an element declared. */
  void leave(List<String> declared) {
    declared.forEach(prefix -> bound.getOrDefault(prefix, new ArrayDeque<>()).pop());
  }

  /** Returns what a prefix means; empty if it is not declared. */
  String uri(String prefix) {
    Deque<String> stack = bound.get(prefix);
    return stack == null || stack.isEmpty() ? "" : stack.element();
  }

  private void bind(String prefix, String uri) {
    bound.computeIfAbsent(prefix, p -> new ArrayDeque<>()).push(uri);
  }
}
