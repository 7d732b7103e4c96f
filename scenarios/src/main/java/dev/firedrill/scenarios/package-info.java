/** What a scenario says, as immutable records; everything here is safe to share between threads. */
@NullMarked
package dev.firedrill.scenarios;

import org.jspecify.annotations.NullMarked;
