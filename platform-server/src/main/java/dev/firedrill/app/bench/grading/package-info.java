/**
 * Whether scores are bounded and monotone, come out the same again, and edits of them are found.
 */
@NullMarked
package dev.firedrill.app.bench.grading;

import org.jspecify.annotations.NullMarked;
