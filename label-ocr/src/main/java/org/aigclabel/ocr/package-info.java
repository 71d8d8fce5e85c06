/**
 * Reads labels that people see off pictures, by optical character recognition without a network.
 */
@NullMarked
package org.aigclabel.ocr;

import org.jspecify.annotations.NullMarked;
