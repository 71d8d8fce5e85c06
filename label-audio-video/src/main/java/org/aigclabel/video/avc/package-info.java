/** H.264 (ITU-T H.264): parameter sets, slices, and the encoding of a few seconds. */
@NullMarked
package org.aigclabel.video.avc;

import org.jspecify.annotations.NullMarked;
