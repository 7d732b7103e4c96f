/** Runbooks, their runs, and rules in PostgreSQL. */
@NullMarked
package dev.firedrill.automation.persistence;

import org.jspecify.annotations.NullMarked;
