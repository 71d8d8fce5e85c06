/** BMP and ICO, which have no place for a label. */
@NullMarked
package org.aigclabel.image.bmp;

import org.jspecify.annotations.NullMarked;
