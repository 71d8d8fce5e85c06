/** Tar and zip, as inputs and outputs of a batch. The only package that sees Commons Compress. */
@NullMarked
package org.aigclabel.cli.archive;

import org.jspecify.annotations.NullMarked;
