/** {@code bench claims}. */
@NullMarked
package dev.firedrill.app.bench.claims;

import org.jspecify.annotations.NullMarked;
