/** WebP. */
@NullMarked
package org.aigclabel.image.webp;

import org.jspecify.annotations.NullMarked;
