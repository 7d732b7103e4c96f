/** Stretches of load in PostgreSQL. */
@NullMarked
package dev.firedrill.traffic.persistence;

import org.jspecify.annotations.NullMarked;
