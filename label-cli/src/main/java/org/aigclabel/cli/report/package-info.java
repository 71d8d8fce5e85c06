/** Reports for machines and for people to keep. */
@NullMarked
package org.aigclabel.cli.report;

import org.jspecify.annotations.NullMarked;
