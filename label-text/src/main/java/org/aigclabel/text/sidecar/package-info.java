/** Labels in a file of their own, for content without a place for metadata. */
@NullMarked
package org.aigclabel.text.sidecar;

import org.jspecify.annotations.NullMarked;
