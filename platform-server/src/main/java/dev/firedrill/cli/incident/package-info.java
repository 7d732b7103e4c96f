/** Commands for a team's incidents, from declaration to the end. */
@NullMarked
package dev.firedrill.cli.incident;

import org.jspecify.annotations.NullMarked;
