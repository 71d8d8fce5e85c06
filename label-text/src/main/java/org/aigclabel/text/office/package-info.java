/** Documents in zip archives: OOXML, ODF, EPUB, OFD and XMind; older ones are refused. */
@NullMarked
package org.aigclabel.text.office;

import org.jspecify.annotations.NullMarked;
