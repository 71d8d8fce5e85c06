package org.aigclabel.cli.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives the parser what is configured, for options that the call leaves out.
 *
 * @param configuration what is configured
 */
public record Defaults(Configuration configuration) implements IDefaultValueProvider {

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    Setting setting =
        argument instanceof OptionSpec option && option.longestName().startsWith("--")
            ? configuration.settings().get(option.longestName().substring(2))
            : null;
    return setting == null ? null : setting.value();
  }
}
