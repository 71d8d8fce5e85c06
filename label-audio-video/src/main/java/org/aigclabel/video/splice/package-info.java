/**
 * New pictures set among those of a film: sections between pictures that stand alone are decoded,
 * drawn on and encoded; everything else is kept byte for byte.
 */
@NullMarked
package org.aigclabel.video.splice;

import org.jspecify.annotations.NullMarked;
