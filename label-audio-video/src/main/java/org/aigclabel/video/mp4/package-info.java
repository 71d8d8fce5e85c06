/** ISO base media and QuickTime files: places for labels, and everything that points into them. */
@NullMarked
package org.aigclabel.video.mp4;

import org.jspecify.annotations.NullMarked;
