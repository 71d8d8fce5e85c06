/**
 * Labels for AI-generated content by GB 45438-2025. Start with {@link Labeler} to label, {@link
 * Verifier} to verify and {@link Propagator} to add a platform's fields. A file goes in as {@link
 * MediaSource}; what comes out is a {@link Labeled} file or a {@link Report}.
 */
@NullMarked
package org.aigclabel;

import org.jspecify.annotations.NullMarked;
