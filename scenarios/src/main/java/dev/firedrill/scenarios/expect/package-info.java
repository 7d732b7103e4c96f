/** Boolean expressions of scenarios, compiled and evaluated with CEL. */
@NullMarked
package dev.firedrill.scenarios.expect;

import org.jspecify.annotations.NullMarked;
