/** Runs and the step ledger in PostgreSQL. */
@NullMarked
package dev.firedrill.chaos.persistence;

import org.jspecify.annotations.NullMarked;
