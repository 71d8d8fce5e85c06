/** Visible label text as pixels, from glyph outlines: no system font, no toolkit, no display. */
@NullMarked
package org.aigclabel.draw;

import org.jspecify.annotations.NullMarked;
