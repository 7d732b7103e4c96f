/** What each team promises its users, and how much of that promise is used up. */
@NullMarked
package dev.firedrill.slo.objective;

import org.jspecify.annotations.NullMarked;
