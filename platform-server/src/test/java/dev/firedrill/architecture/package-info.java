/** The rules of the house, checked. */
@NullMarked
package dev.firedrill.architecture;

import org.jspecify.annotations.NullMarked;
