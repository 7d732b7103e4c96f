/** What users saw, in PostgreSQL. */
@NullMarked
package dev.firedrill.slo.persistence;

import org.jspecify.annotations.NullMarked;
