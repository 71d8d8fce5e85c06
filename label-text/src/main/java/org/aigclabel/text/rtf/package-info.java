/** RTF. */
@NullMarked
package org.aigclabel.text.rtf;

import org.jspecify.annotations.NullMarked;
