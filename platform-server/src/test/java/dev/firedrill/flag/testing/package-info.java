/** Flags on a test database. */
@NullMarked
package dev.firedrill.flag.testing;

import org.jspecify.annotations.NullMarked;
