/** Signatures over labels and content, keys and trust (TC260-PG-202511A). */
@NullMarked
package org.aigclabel.security;

import org.jspecify.annotations.NullMarked;
