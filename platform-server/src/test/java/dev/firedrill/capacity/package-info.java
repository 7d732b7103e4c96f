/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.capacity;

import org.jspecify.annotations.NullMarked;
