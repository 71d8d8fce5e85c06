package org.aigclabel.ocr;

import java.awt.Rectangle;

/**
 * A line of text in a picture.
 *
 * @param text as recognised
 * @param box around its ink, in pixels of the displayed picture
 * @param confidence 0 to 1
 * @param contrast between text and ground, 1 to 21 as WCAG 2 computes it
 */
record TextLine(String text, Rectangle box, double confidence, double contrast) {}
