/** Feature flags in PostgreSQL. */
@NullMarked
package dev.firedrill.flag.persistence;

import org.jspecify.annotations.NullMarked;
