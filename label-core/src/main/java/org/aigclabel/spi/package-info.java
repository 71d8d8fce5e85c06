/** What a format, an explicit labeler or a detector implements; found by {@code ServiceLoader}. */
@NullMarked
package org.aigclabel.spi;

import org.jspecify.annotations.NullMarked;
