/**
 * Text formats, documents and the notices that readers see (GB 45438-2025 5.1, TC260-PG-20258A).
 */
@NullMarked
package org.aigclabel.text;

import org.jspecify.annotations.NullMarked;
