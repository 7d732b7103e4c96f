/** How fast a platform starts and how little it takes. */
@NullMarked
package dev.firedrill.app.bench.process;

import org.jspecify.annotations.NullMarked;
