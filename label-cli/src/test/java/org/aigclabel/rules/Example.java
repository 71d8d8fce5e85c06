package org.aigclabel.rules;

import java.util.List;
import java.util.concurrent.Callable;
import org.aigclabel.Finding;

/**
 * A rule at work.
 *
 * @param reported findings of which one is under the rule
 * @param silent findings on something alike, of which none is
 */
record Example(Callable<List<Finding>> reported, Callable<List<Finding>> silent) {}
