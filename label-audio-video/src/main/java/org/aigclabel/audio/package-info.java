/** Audio: places for the implicit label, cues that are heard, and finding them again. */
@NullMarked
package org.aigclabel.audio;

import org.jspecify.annotations.NullMarked;
