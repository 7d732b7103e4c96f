/** A thousand bots that only tell metrics, in a process of their own. */
@NullMarked
package dev.firedrill.app.bench.fleet;

import org.jspecify.annotations.NullMarked;
