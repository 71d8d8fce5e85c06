/** SVG and gzipped SVG. */
@NullMarked
package org.aigclabel.image.svg;

import org.jspecify.annotations.NullMarked;
