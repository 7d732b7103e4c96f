/** Kills the engine at every point of a run and judges from outside what came of it. */
@NullMarked
package dev.firedrill.app.bench.crash;

import org.jspecify.annotations.NullMarked;
