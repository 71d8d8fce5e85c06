/** FFmpeg as a subprocess, shared by sound and pictures. */
@NullMarked
package org.aigclabel.av;

import org.jspecify.annotations.NullMarked;
