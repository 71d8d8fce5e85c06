/** The label that people see or hear: its wording, place and look (GB 45438-2025 clause 5). */
@NullMarked
package org.aigclabel.explicit;

import org.jspecify.annotations.NullMarked;
