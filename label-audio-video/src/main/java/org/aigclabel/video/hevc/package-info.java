/** H.265 (ITU-T H.265): parameter sets, and slices that name others. */
@NullMarked
package org.aigclabel.video.hevc;

import org.jspecify.annotations.NullMarked;
