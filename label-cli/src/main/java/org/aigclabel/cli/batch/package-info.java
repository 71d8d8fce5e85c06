/** Many files at once: walked in order, done in parallel, resumed after a crash. */
@NullMarked
package org.aigclabel.cli.batch;

import org.jspecify.annotations.NullMarked;
