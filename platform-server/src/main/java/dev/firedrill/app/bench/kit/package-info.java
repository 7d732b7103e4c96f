/** What the benches share: options, report, processes, databases and servers under test. */
@NullMarked
package dev.firedrill.app.bench.kit;

import org.jspecify.annotations.NullMarked;
