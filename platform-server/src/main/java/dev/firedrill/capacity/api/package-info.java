/** Capacity over REST. */
@NullMarked
package dev.firedrill.capacity.api;

import org.jspecify.annotations.NullMarked;
