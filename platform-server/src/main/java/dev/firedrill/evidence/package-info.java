/** The append-only, hash-chained timeline of what really happened. */
@NullMarked
package dev.firedrill.evidence;

import org.jspecify.annotations.NullMarked;
