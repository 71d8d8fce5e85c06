/** One small class for each command, and the command that holds them. */
@NullMarked
package org.aigclabel.cli.commands;

import org.jspecify.annotations.NullMarked;
