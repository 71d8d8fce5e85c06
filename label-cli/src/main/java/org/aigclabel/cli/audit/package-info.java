/** The record of what was labelled and delivered (Measures Art. 5, 8, 9). */
@NullMarked
package org.aigclabel.cli.audit;

import org.jspecify.annotations.NullMarked;
