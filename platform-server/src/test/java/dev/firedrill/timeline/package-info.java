/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.timeline;

import org.jspecify.annotations.NullMarked;
