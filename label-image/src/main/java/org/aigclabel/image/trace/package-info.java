/** Other traces of generation in the metadata of images (Measures Art. 6 (3)). */
@NullMarked
package org.aigclabel.image.trace;

import org.jspecify.annotations.NullMarked;
