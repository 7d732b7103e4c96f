/** Sizes, measurements and forecasts in PostgreSQL. */
@NullMarked
package dev.firedrill.capacity.persistence;

import org.jspecify.annotations.NullMarked;
