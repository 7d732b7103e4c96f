/** Uploaded scenarios in PostgreSQL. */
@NullMarked
package dev.firedrill.scenario.persistence;

import org.jspecify.annotations.NullMarked;
