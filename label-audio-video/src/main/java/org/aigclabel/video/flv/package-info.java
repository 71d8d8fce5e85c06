/** Flash Video: the label among the script data. */
@NullMarked
package org.aigclabel.video.flv;

import org.jspecify.annotations.NullMarked;
