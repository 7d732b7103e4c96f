/** Incidents from declaration to postmortem. */
@NullMarked
package dev.firedrill.incident;

import org.jspecify.annotations.NullMarked;
