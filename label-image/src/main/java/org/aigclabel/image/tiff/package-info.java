/** TIFF, BigTIFF and, read only, DNG. */
@NullMarked
package org.aigclabel.image.tiff;

import org.jspecify.annotations.NullMarked;
