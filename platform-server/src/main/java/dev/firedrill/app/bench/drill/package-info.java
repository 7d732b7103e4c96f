/** A course without bots on a real database, for benches of the chaos engine. */
@NullMarked
package dev.firedrill.app.bench.drill;

import org.jspecify.annotations.NullMarked;
