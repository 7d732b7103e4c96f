/** Tests of the gradebook. */
@NullMarked
package dev.firedrill.gradebook;

import org.jspecify.annotations.NullMarked;
