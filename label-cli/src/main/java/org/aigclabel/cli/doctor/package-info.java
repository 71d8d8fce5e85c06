/** Whether this machine can do what will be asked of it. */
@NullMarked
package org.aigclabel.cli.doctor;

import org.jspecify.annotations.NullMarked;
