/** Documents on paper: the port that turns HTML into PDF. */
@NullMarked
package dev.firedrill.print;

import org.jspecify.annotations.NullMarked;
