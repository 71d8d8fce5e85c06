/** Matroska and WebM: the label among the tags. */
@NullMarked
package org.aigclabel.video.mkv;

import org.jspecify.annotations.NullMarked;
