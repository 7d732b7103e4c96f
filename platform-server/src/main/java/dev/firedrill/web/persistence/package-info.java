/** Answers of idempotent requests in PostgreSQL. */
@NullMarked
package dev.firedrill.web.persistence;

import org.jspecify.annotations.NullMarked;
