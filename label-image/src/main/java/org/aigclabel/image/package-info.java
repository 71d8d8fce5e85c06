/** What the image formats share. */
@NullMarked
package org.aigclabel.image;

import org.jspecify.annotations.NullMarked;
