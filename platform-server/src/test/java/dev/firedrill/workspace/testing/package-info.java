/** A workspace with its gateway on a free port, for tests. */
@NullMarked
package dev.firedrill.workspace.testing;

import org.jspecify.annotations.NullMarked;
