/**
 * Labels for AI-generated content by GB 45438-2025: what they say, how they are written, signed and
 * verified.
 */
@NullMarked
package org.aigclabel;

import org.jspecify.annotations.NullMarked;
