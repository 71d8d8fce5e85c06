/** PNG and APNG: the label in metadata and in the picture. */
@NullMarked
package org.aigclabel.image.png;

import org.jspecify.annotations.NullMarked;
