/** H.264 in Java by JCodec, an optional library, where no FFmpeg is installed. */
@NullMarked
package org.aigclabel.video.jcodec;

import org.jspecify.annotations.NullMarked;
