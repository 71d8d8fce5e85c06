/** HEIF, HEIC and AVIF. */
@NullMarked
package org.aigclabel.image.heif;

import org.jspecify.annotations.NullMarked;
