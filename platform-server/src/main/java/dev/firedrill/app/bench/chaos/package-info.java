/** How evenly a wave of faults arrives, beside other schedulers on the same database. */
@NullMarked
package dev.firedrill.app.bench.chaos;

import org.jspecify.annotations.NullMarked;
