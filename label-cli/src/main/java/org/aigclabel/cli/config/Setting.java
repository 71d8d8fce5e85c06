package org.aigclabel.cli.config;

/**
 * One wish and where it was found.
 *
 * @param key an option's long name without dashes
 * @param value its value; several stand on a line each
 * @param origin a file with its line, or a variable
 */
public record Setting(String key, String value, String origin) {}
