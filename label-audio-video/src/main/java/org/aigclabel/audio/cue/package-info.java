/** Cues: how they sound, how they get into files, and how they are found again. */
@NullMarked
package org.aigclabel.audio.cue;

import org.jspecify.annotations.NullMarked;
