/** What tests of several features share: real PostgreSQL, clocks to step, people and teams. */
@NullMarked
package dev.firedrill.testing;

import org.jspecify.annotations.NullMarked;
