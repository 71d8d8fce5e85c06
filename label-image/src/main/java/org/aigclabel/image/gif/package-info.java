/** GIF 87a and 89a. */
@NullMarked
package org.aigclabel.image.gif;

import org.jspecify.annotations.NullMarked;
