/** MPEG streams, which have no place for a label. */
@NullMarked
package org.aigclabel.video.mpeg;

import org.jspecify.annotations.NullMarked;
