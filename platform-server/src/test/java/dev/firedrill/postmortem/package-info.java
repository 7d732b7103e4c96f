/** Writing postmortems. */
@NullMarked
package dev.firedrill.postmortem;

import org.jspecify.annotations.NullMarked;
