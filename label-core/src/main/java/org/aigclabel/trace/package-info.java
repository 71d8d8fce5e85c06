/** Other traces of generation in metadata (Measures Art. 6 (3)). */
@NullMarked
package org.aigclabel.trace;

import org.jspecify.annotations.NullMarked;
