/** JPEG: places for the implicit label, and the explicit label drawn among the coefficients. */
@NullMarked
package org.aigclabel.image.jpeg;

import org.jspecify.annotations.NullMarked;
