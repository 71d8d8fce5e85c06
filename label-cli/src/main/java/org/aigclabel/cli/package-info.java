/** The command line: one small class per command, over the library's public calls. */
@NullMarked
package org.aigclabel.cli;

import org.jspecify.annotations.NullMarked;
