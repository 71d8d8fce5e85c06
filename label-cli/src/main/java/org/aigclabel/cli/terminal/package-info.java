/** What a command talks to: streams, language, exit codes, failures in words. */
@NullMarked
package org.aigclabel.cli.terminal;

import org.jspecify.annotations.NullMarked;
