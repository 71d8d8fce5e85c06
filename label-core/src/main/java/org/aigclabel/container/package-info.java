/** Code shared by formats: chunks, boxes, elements, packets. Not for users of the library. */
@NullMarked
package org.aigclabel.container;

import org.jspecify.annotations.NullMarked;
