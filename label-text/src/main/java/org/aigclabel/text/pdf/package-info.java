/**
 * PDF: the label in the document information, notices on the pages, both as incremental updates.
 */
@NullMarked
package org.aigclabel.text.pdf;

import org.jspecify.annotations.NullMarked;
