/** The gradebook's setups, excusals and identifiers in PostgreSQL. */
@NullMarked
package dev.firedrill.gradebook.persistence;

import org.jspecify.annotations.NullMarked;
