/** FFmpeg as a subprocess, shared by sound, pictures and moving pictures. */
@NullMarked
package org.aigclabel.ffmpeg;

import org.jspecify.annotations.NullMarked;
