/** JPEG 2000 files. */
@NullMarked
package org.aigclabel.image.jp2;

import org.jspecify.annotations.NullMarked;
