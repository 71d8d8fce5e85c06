/** Video formats and the text in their opening. */
@NullMarked
package org.aigclabel.video;

import org.jspecify.annotations.NullMarked;
