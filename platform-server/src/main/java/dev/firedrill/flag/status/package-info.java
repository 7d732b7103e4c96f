/** Flags as a page shows them: with plans, exposure and whether anybody still needs them. */
@NullMarked
package dev.firedrill.flag.status;

import org.jspecify.annotations.NullMarked;
