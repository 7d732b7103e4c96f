/** Hints at a price, over REST. */
@NullMarked
package dev.firedrill.incident.api.hint;

import org.jspecify.annotations.NullMarked;
