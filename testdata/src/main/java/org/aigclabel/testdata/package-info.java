/** The laws that every format keeps, and what tests need to check them. */
@NullMarked
package org.aigclabel.testdata;

import org.jspecify.annotations.NullMarked;
