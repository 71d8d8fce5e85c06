/** HTML and XHTML: the label, the notice, and the notice of an interface (GB 45438-2025 5.6). */
@NullMarked
package org.aigclabel.text.html;

import org.jspecify.annotations.NullMarked;
