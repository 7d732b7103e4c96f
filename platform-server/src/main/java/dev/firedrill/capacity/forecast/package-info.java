/** What teams expect of the load to come, and how right they were. */
@NullMarked
package dev.firedrill.capacity.forecast;

import org.jspecify.annotations.NullMarked;
