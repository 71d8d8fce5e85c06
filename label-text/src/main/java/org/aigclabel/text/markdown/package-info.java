/** Markdown, and the plain text that it is told from by a look at its bytes. */
@NullMarked
package org.aigclabel.text.markdown;

import org.jspecify.annotations.NullMarked;
