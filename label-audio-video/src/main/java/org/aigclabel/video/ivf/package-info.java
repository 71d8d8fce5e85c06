/** VP8, VP9 and AV1: codecs whose key frames forget everything before them, kept raw in IVF. */
@NullMarked
package org.aigclabel.video.ivf;

import org.jspecify.annotations.NullMarked;
