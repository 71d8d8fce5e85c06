package org.aigclabel;

/** Placeholder while the reactor grows. */
public final class ProviderCode {
  private ProviderCode() {}
}
