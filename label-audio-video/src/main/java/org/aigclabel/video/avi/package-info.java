/** AVI: the label among the file's information. */
@NullMarked
package org.aigclabel.video.avi;

import org.jspecify.annotations.NullMarked;
