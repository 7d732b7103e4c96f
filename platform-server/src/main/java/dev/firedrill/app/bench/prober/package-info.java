/** How true, punctual and cheap the synthetic users are. */
@NullMarked
package dev.firedrill.app.bench.prober;

import org.jspecify.annotations.NullMarked;
