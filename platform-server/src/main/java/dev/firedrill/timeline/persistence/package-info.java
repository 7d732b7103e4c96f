/** Notes and pins in PostgreSQL. */
@NullMarked
package dev.firedrill.timeline.persistence;

import org.jspecify.annotations.NullMarked;
