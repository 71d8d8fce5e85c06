/** A long-lived process for services in other languages: JSON lines in, JSON lines out. */
@NullMarked
package org.aigclabel.cli.serve;

import org.jspecify.annotations.NullMarked;
