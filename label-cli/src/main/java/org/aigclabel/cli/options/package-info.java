/** Groups of options that several commands share. */
@NullMarked
package org.aigclabel.cli.options;

import org.jspecify.annotations.NullMarked;
