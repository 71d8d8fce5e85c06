/** Wishes that stand in files and variables, so that they need not be said at every call. */
@NullMarked
package org.aigclabel.cli.config;

import org.jspecify.annotations.NullMarked;
