/** JPEG XL. */
@NullMarked
package org.aigclabel.image.jxl;

import org.jspecify.annotations.NullMarked;
