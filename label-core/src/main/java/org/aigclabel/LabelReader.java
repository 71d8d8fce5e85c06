package org.aigclabel;

import java.util.List;
import java.util.Map;

/** Placeholder while the reactor grows. */
record LabelReader(Map<String, String> fields, List<Finding> deviations) {
  static LabelReader read(String raw) {
    return new LabelReader(Map.of("raw", raw), List.of());
  }
}
