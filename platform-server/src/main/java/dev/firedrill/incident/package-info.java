/** Incidents from declaration to resolution. */
@NullMarked
package dev.firedrill.incident;

import org.jspecify.annotations.NullMarked;
